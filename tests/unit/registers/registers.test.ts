// Demands are read as people write them; faults are told without values; a notice of withdrawal names every copy.
import { describe, expect, it } from 'vitest'
import type { ColumnProfile, TableProfile } from '../../../src-main/contract/profile.ts'
import { demandLines } from '../../../src-main/core/registers/demand-lines.ts'
import { sourceFaults } from '../../../src-main/core/registers/source-faults.ts'
import type { Form } from '../../../src-main/files/documents/form.ts'
import { withdrawalNotice } from '../../../src-main/files/documents/withdrawal-notice.ts'

describe('a table of demands', () => {
  it('is understood by its headers, whatever their order', () => {
    const lines = demandLines(
      ['序号', '提出日期', '需求单位', '需求名称', '用途'],
      [
        ['1', '2026年1月5日', '某研究院', '停车场信息', '科研'],
        ['2', '去年', null, '公交到站', null],
        ['3', '2026-02-30', '', '', '没有名称'],
      ],
    )
    expect(lines).toEqual([
      { title: '停车场信息', content: '科研', from: '某研究院', date: '2026-01-05' },
      { title: '公交到站', content: '', from: '', date: '' },
    ])
  })

  it('that names nothing is not guessed at', () => {
    expect(demandLines(['编号', '数量'], [['1', '2']])).toBeNull()
  })
})

describe('faults of source tables', () => {
  const column = (name: string, more: Partial<ColumnProfile>): ColumnProfile =>
    ({ name, rows: 100, empty: 0, emptyTokens: [], issues: [], ...more }) as unknown as ColumnProfile
  const profile = (columns: ColumnProfile[], duplicateRows = 0): TableProfile => ({ rows: 100, duplicateRows, columns })

  it('are gathered by system with counts, shares and rows; what is only a matter of protection is none', () => {
    const found = sourceFaults([
      {
        system: '民政业务',
        dataset: '补贴',
        file: '补贴.xlsx',
        told: [{ title: '村名写法不一', content: '请统一', column: '村', rows: '3—9' }],
        profile: profile(
          [
            column('证号', {
              empty: 2,
              emptyTokens: [{ token: '无', count: 3 }],
              issues: [
                { code: 'invalidId', count: 4, rows: [2, 5, 9, 11] },
                { code: 'emptyToken', count: 3, rows: [7] },
                { code: 'sensitiveInFreeText', count: 9, rows: [1] },
              ],
            }),
          ],
          6,
        ),
      },
      { system: ' ', dataset: '停车', file: '停车.csv', told: [], profile: profile([]) },
    ])
    expect([...found.keys()]).toEqual(['民政业务'])
    expect(
      found
        .get('民政业务')
        ?.map(({ column: name, problem, count, share, rows }) => [name, problem, count, share, rows]),
    ).toEqual([
      ['', '重复行', 6, 0.06, []],
      ['证号', '空值', 5, 0.05, [7]],
      ['证号', expect.any(String), 4, 0.04, [2, 5, 9, 11]],
      ['村', '已登记的源头问题：村名写法不一', null, null, '3—9'],
    ])
  })
})

it('a notice of withdrawal names every package and everyone who has it', () => {
  const said: string[] = []
  const note = (...texts: readonly unknown[]) => void said.push(...texts.flat(9).map(String))
  const form: Form = {
    title: note,
    subtitle: note,
    warning: note,
    section: note,
    note,
    paragraph: note,
    addressee: note,
    signature: note,
    field: note,
    pair: note,
    seals: note,
    table: (header, rows) => note([...header], [...rows].flat()),
  }
  const [part] = withdrawalNotice(
    { title: '停车场', identifier: 'X1', publisher: { name: '城管局', uscc: '' }, contact: '0510-80000000' },
    {
      date: '2026-03-01',
      person: '张办',
      reason: '侵权通知属实',
      packages: [
        { file: '/外/一.zip', sha256: 'a'.repeat(64), builtAt: '2026-01-02T03:04:05Z', recipients: ['甲公司', '乙校'] },
        { file: '二.zip', sha256: 'b'.repeat(64), builtAt: '2026-02-02T03:04:05Z', recipients: [] },
      ],
    },
    '2026-03-02',
  )
  part?.write(form)
  expect(said).toEqual(
    expect.arrayContaining(['停车场', '侵权通知属实', '一.zip', 'a'.repeat(64), '甲公司、乙校', '没有登记去向']),
  )
  expect(said.join('\n')).not.toContain('/外/')
})
