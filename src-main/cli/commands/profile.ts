// `profile`: statistics, kinds, grades and problems of every column; on request what columns say about one another, and a report.
// Imports into a work folder like every other face of the engine.
import { extname, resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { DROP_DUPLICATES, repairFor } from '../../contract/issue-repairs.ts'
import type { TableProfile } from '../../contract/profile.ts'
import { tableQuality } from '../../contract/quality.ts'
import type { Relations, SingleOutReport } from '../../contract/relations.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { requirementFor } from '../../contract/text/zh-CN/issue-requirements.ts'
import { type Arguments, fileWord } from '../arguments.ts'
import { type Command, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { importFile, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

const FORMATS = ['html', 'xlsx'] as const

interface ReportFile {
  path: string
  format: (typeof FORMATS)[number]
}

function reportFile({ options }: Arguments): ReportFile | null {
  if (options.out === undefined) return null
  const format = FORMATS.find(known => extname(options.out ?? '').toLowerCase() === `.${known}`)
  if (format === undefined) {
    const reason = fill(cli.badChoice, { choices: '.html、.xlsx' })
    throw new OpenprepError('OPTION_INVALID', { option: '--out', value: options.out, reason })
  }
  return { path: resolve(options.out), format }
}

interface Looks {
  relations: Relations
  singleOut: SingleOutReport
}

async function lookCloser({ client }: Session, datasetId: string): Promise<Looks> {
  const view = 'source'
  return {
    relations: await client.call('relations.run', { datasetId, view }),
    singleOut: await client.call('singleOut.run', { datasetId, view }),
  }
}

/** Each problem with the requirement it offends and what repairs it: the step or the place the window offers; null = only the source can. */
function withRepairs(profile: TableProfile) {
  return {
    ...profile,
    duplicateRowsFix: profile.duplicateRows === 0 ? null : { kind: 'step', step: DROP_DUPLICATES },
    columns: profile.columns.map(column => ({
      ...column,
      issues: column.issues.map(issue => ({
        ...issue,
        requirement: requirementFor(issue.code),
        fix: repairFor(column, issue.code),
      })),
    })),
  }
}

export const profile: Command = {
  name: 'profile',
  words: 1,
  options: [...READING_OPTIONS, ...STORE_OPTIONS, 'relations', 'out'],
  run: (args, io) => {
    const report = reportFile(args)
    return withSession(args, async session => {
      const datasetId = await importFile(session, args, fileWord(args))
      const result = await session.client.call('profile.run', { datasetId, view: 'source' })
      const timely = await session.client.call('profile.timely', { datasetId, view: 'source' })
      const quality = { ...tableQuality(result, timely), timeliness: timely }
      const looks = args.options.relations === true ? await lookCloser(session, datasetId) : {}
      if (report !== null) await session.client.call('report.write', { datasetId, view: 'source', ...report })
      await io.print({ ...withRepairs(result), quality, ...looks }, () =>
        formatTable(
          result.columns.map(({ name, type, rows, empty, distinct, semantics, grade }) => [
            name,
            type,
            `${rows - empty}/${rows}`,
            String(distinct),
            semantics.map(({ kind }) => kind).join(','),
            grade,
          ]),
        ),
      )
      return 0
    })
  },
}
