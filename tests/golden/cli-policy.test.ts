// Policies from the command line: a bureau's own file counts, and what is weaker than the policy is refused with a plain reason.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { SuggestionSchema } from '../../src-main/contract/policy.ts'
import { openprep, ROOT, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const table = write(
  '名单.csv',
  `姓名,身份证号,事项\r\n${['320205190001010006', '320213190102030022', '32028219020315000X'].map(id => `张某某,${id},办理`).join('\r\n')}\r\n`,
)
const weak = (policy: string) =>
  write(
    `${policy}.json`,
    JSON.stringify({
      formatVersion: 1,
      policy: { id: policy, version: '1' },
      steps: [{ id: 'a', op: 'maskText', columns: ['身份证号'], params: { keepFirst: 6, keepLast: 4 } }],
    }),
  )

it('refuses to run a recipe weaker than the policy it was made for, and leaves no result', async () => {
  const answer = await openprep('run', weak('unconditional'), table, '--out', at('结果'))
  expect(answer.exit).toBe(4)
  expect(answer.stderr).toContain('POLICY_REFUSED')
  expect(answer.stderr).toContain('「身份证号」（直接标识符）')
  expect(answer.stderr).toContain('强度低于“无条件开放”的要求')
  expect(answer.stderr).not.toContain('320205190001010006')
})

it('takes the policy of a bureau from its file, for proposing and for refusing', async () => {
  const ours = JSON.parse(readFileSync(join(ROOT, 'resources/policies/unconditional.json'), 'utf8'))
  const file = write('本市.json', JSON.stringify({ ...ours, id: 'our-city', title: '本市规定' }))
  const { exit, json } = await openprep('suggest', table, '--policy', file, '--json')
  expect(exit).toBe(0)
  const { recipe } = SuggestionSchema.parse(json)
  expect(recipe.policy).toEqual({ id: 'our-city', version: ours.version })
  const refused = await openprep('run', weak('our-city'), table, '--out', at('结果'), '--policy', file)
  expect(refused).toMatchObject({ exit: 4 })
  expect(refused.stderr).toContain('本市规定')
  const unknown = await openprep('run', weak('our-city'), table, '--out', at('结果'))
  expect(unknown).toMatchObject({ exit: 2 })
  expect(unknown.stderr).toContain('POLICY_UNKNOWN')
})
