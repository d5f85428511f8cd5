// The example a bureau starts from is sound, faults are named with their place, and a folder gives back the pack it was written from.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { TemplatePackSchema } from '../../../src-main/contract/template-pack.ts'
import { GATE_LIMITS } from '../../../src-main/core/gates/limits.ts'
import { packFaults } from '../../../src-main/core/template-pack/check-pack.ts'
import { packDifferences } from '../../../src-main/core/template-pack/differences.ts'
import { EXAMPLE_PACK } from '../../../src-main/core/template-pack/example-pack.ts'
import { strictestLimits } from '../../../src-main/core/template-pack/strictest.ts'
import { readPackFolder, writePackFolder } from '../../../src-main/files/templates/pack-folder.ts'

const dir = mkdtempSync(join(tmpdir(), 'openprep-pack-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('the example has no fault and comes back from its folder as it was', async () => {
  expect(packFaults(EXAMPLE_PACK)).toEqual([])
  const folder = join(dir, '样例')
  await writePackFolder(folder, EXAMPLE_PACK)
  const back = await readPackFolder(folder)
  expect(back).toEqual(EXAMPLE_PACK)
  expect(packDifferences(EXAMPLE_PACK.parts, back.parts)).toEqual([])
})

it('names the file and the line that is wrong', async () => {
  const folder = join(dir, '错')
  await writePackFolder(folder, EXAMPLE_PACK)
  writeFileSync(join(folder, 'columns.csv'), '数据项,英文名,类型\r\n泊位数,spaces,I\r\n,name,C\r\n')
  const thrown: unknown = await readPackFolder(folder).catch((error: unknown) => error)
  expect(thrown instanceof OpenprepError && thrown.params.reason).toBe('columns.csv 第 3 行没有填“数据项”')
})

it('tells what would never have an effect or points into nothing', () => {
  const pack = TemplatePackSchema.parse({
    ...EXAMPLE_PACK,
    parts: {
      columns: [{ label: '甲', name: 'a', type: 'C', codeList: '没有的表' }],
      limits: { quality: { complete: 0.5 }, noExceptions: ['nothing'] },
      detection: [{ id: 'a', title: '空规则', reason: '无', role: 'none', grade: 'g1' }],
    },
  })
  expect(packFaults(pack).map(({ message }) => message)).toEqual([
    '标准数据项“甲”用到的代码表“没有的表”不在模板里',
    '识别规则“空规则”没有写列名、取值样式或词典，永远用不上',
    '完整率下限比程序自带的限值松，不起作用',
    '没有“nothing”这项检查',
  ])
})

it('a limit milder than the application’s counts for nothing, a stricter one does', () => {
  const milder = { minimumCount: 1, dominantShare: 1, quality: { complete: 0 }, noExceptions: [] }
  expect(strictestLimits(GATE_LIMITS, [milder])).toEqual(GATE_LIMITS)
  const stricter = { minimumCount: 9, dominantShare: 0.5, quality: { complete: 0.99 }, noExceptions: [] }
  expect(strictestLimits(GATE_LIMITS, [milder, stricter])).toMatchObject({
    minimumCount: 9,
    dominantShare: 0.5,
    quality: { ...GATE_LIMITS.quality, complete: 0.99 },
  })
})
