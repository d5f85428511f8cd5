// Masking a whole stored table: the same bytes with no worker, one and two, and nothing in common under another key.
import { createSecretKey } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { canonicalRows } from '../../../src-main/core/table/canonical-csv.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { runOn, type StepInput, storeTable, temporaryFolder, testKeyring } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const ROWS = 5000
const key = '甲'
const steps: StepInput[] = [
  { op: 'pseudonymize', columns: ['证号'], params: { key, hash: 'sm3', alphabet: 'digits', length: 18 } },
  { op: 'pseudonymize', columns: ['户号'], params: { key, alphabet: 'shape' } },
  { op: 'encryptFormat', columns: ['电话'], params: { key } },
  { op: 'replaceFake', columns: ['姓名'], params: { key, kind: 'personName' } },
  { op: 'addNoise', columns: ['面积'], params: { key, scale: 2, bound: 9, decimals: 1 } },
  { op: 'addBalancedNoise', columns: ['金额'], params: { key, within: ['村'], scale: 20, bound: 90 } },
  { op: 'permuteValues', columns: ['病'], params: { key, within: ['村'] } },
  { op: 'microaggregate', columns: ['收入'], params: { size: 4 } },
  { op: 'redactText', columns: ['备注'] },
  { op: 'sampleRows', params: { key, percent: 60 } },
]
const names = ['证号', '户号', '电话', '姓名', '面积', '金额', '村', '病', '收入', '备注']

function makeTable(): number {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  return storeTable(folder, names, [
    rows.map(row => `3202051900010${String(row).padStart(5, '0')}`),
    rows.map(row => `AB-${String(row % 1700).padStart(6, '0')}`),
    rows.map(row => `130${String(row).padStart(8, '0')}`),
    rows.map(row => ['张某某', '李某', '王某某'][row % 3] ?? ''),
    rows.map(row => String(row % 97)),
    rows.map(row => `${row}.25`),
    rows.map(row => `村${row % 11}`),
    rows.map(row => `病${row % 40}`),
    rows.map(row => String((row * 7919) % 10_007)),
    rows.map(row => (row % 5 === 0 ? `电话130${String(row).padStart(8, '0')}` : '已办结')),
  ])
}

function rowsOf(versionId: number): string {
  const table = folder.tables.open(versionId)
  return table.chunks.map(({ no }) => canonicalRows(table.readChunk(no))).join('')
}

it('gives the same bytes with no worker, one and two', async () => {
  const source = makeTable()
  const texts: string[] = []
  for (const workers of [0, 1, 2]) texts.push(rowsOf((await runOn(folder, source, steps, { workers })).versionId))
  expect(texts[0]?.length).toBeGreaterThan(ROWS * 30)
  expect(texts[1]).toBe(texts[0])
  expect(texts[2]).toBe(texts[0])
})

it('gives another key no pseudonym in common', async () => {
  const source = makeTable()
  const column = async (op: string, name: string, byte: number, params = {}) => {
    const keyring = { key: () => ({ ...testKeyring.key(key), secret: createSecretKey(Buffer.alloc(32, byte)) }) }
    const one = [{ op, columns: [name], params: { key, ...params } }]
    const { versionId } = await runOn(folder, source, one, { workers: 1, keyring })
    const table = folder.tables.open(versionId)
    return table.chunks.flatMap(({ no }) => table.readChunk(no, [name]).columns[0] ?? [])
  }
  for (const [op, name, params] of [
    ['pseudonymize', '证号', {}],
    ['pseudonymize', '证号', { hash: 'sm3', alphabet: 'hex' }],
    ['encryptFormat', '证号', {}],
  ] as const) {
    const known = new Set(await column(op, name, 1, params))
    expect(known.size).toBe(ROWS)
    expect((await column(op, name, 2, params)).filter(value => known.has(value))).toEqual([])
  }
})
