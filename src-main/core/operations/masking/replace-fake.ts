// Operation replaceFake: puts an invented value of the same kind in the place of each value, the same for the same value under one key.
// Invented numbers can be somebody's where they are made valid; the leftover scan takes them for real, and so do people.
import { z } from 'zod'
import { createKeyedStreams } from '../../ciphers/keyed-stream.ts'
import { codeList } from '../../codes/code-lists.ts'
import { FAKE_KINDS, type FakeRules, fakeValue } from '../../masking/fake-values.ts'
import { columnOf } from '../../table/chunk.ts'
import { withColumns } from '../../table/column-edits.ts'
import { judgedForm } from '../../values/normalize-text.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  kind: z.enum(FAKE_KINDS).default('personName'),
  key: z.string().trim().min(1).max(60),
  keepSex: z
    .boolean()
    .default(true)
    .meta({ appliesWhen: { kind: ['personName', 'citizenId'] } }),
  /** Where the person's sex stands; null = only what an identity number itself says. */
  sexColumn: z
    .string()
    .meta({ format: 'column' })
    .nullable()
    .default(null)
    .meta({ format: 'column', appliesWhen: { kind: ['personName', 'citizenId'] } }),
  keepRegion: z.boolean().default(false),
  keepLength: z
    .boolean()
    .default(true)
    .meta({ appliesWhen: { kind: ['personName', 'bankCard'] } }),
  valid: z
    .boolean()
    .default(false)
    .meta({ appliesWhen: { kind: ['citizenId', 'mobile', 'bankCard', 'uscc'] } }),
})

const SEXES: Readonly<Record<string, FakeRules['sex']>> = { '1': 'male', '2': 'female' }

function sexOf(text: string | undefined): FakeRules['sex'] {
  return text === undefined ? undefined : SEXES[codeList('sex').find(text)?.code ?? '']
}

export const replaceFake = defineOperation({
  id: 'replaceFake',
  kind: 'mask',
  family: 'pseudonymisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'keyed',
  readsColumns: ({ sexColumn }) => (sexColumn === null ? [] : [sexColumn]),
  plan({ kind, key, sexColumn, ...keep }, { chosen, all }, context) {
    const streams = createKeyedStreams(context.key(key), `fake ${kind}`)
    return {
      shape: 'rows',
      outputColumns: all,
      writes: chosen,
      apply(chunk) {
        const sexes = sexColumn === null ? undefined : columnOf(chunk, sexColumn)
        const fresh = chosen.map(name => ({
          name,
          values: (columnOf(chunk, name) ?? []).map((value, row) =>
            value === ''
              ? ''
              : fakeValue(kind, value, streams(judgedForm(value)), { ...keep, sex: sexOf(sexes?.[row]) }),
          ),
        }))
        return withColumns(chunk, all, fresh)
      },
    }
  },
})
