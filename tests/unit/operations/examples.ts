// One step of every operation on one small table, for tests of what all operations have in common.
// A new operation gets its line here.
import type { StepInput } from './run-step.ts'

export const EXAMPLE_NAMES = ['号', '名', '日', '额', '电话', '类']

export const EXAMPLE_ROWS: readonly (readonly string[])[] = [
  ['A1', ' 张三 ', '2020/6/9', '1,200', '13000000000', '1'],
  ['A2', '李四', '2020年6月', '3万元', '130 0000 0001', '2'],
  ['A1', '張三', '2019-01-01', '(50)', '', '1'],
  ['A3', '无', '98.5.1', '', '0510-80000000', ''],
  ['', '王五', '', '７', '13000000000', '女'],
  ['A4', '赵-六', '2021-02-30', '约12', '无', '男'],
  ['A2', '李四', '2020年6月', '3万元', '130 0000 0001', '2'],
]

const condition = { conditions: [{ column: '类', test: 'notEmpty' as const }] }

/** By id; masking operations that need a column of their own kind are tried on what the table has. */
export const EXAMPLES: Readonly<Record<string, StepInput>> = {
  normalizeText: { op: 'normalizeText', columns: ['名'] },
  replaceText: { op: 'replaceText', columns: ['名'], params: { table: [{ from: '-', to: '' }] } },
  mapValues: { op: 'mapValues', columns: ['类'], params: { table: [{ from: '1', to: '男' }] } },
  extractText: { op: 'extractText', columns: ['名'] },
  addText: { op: 'addText', columns: ['号'], params: { before: '第' } },
  changeCase: { op: 'changeCase', columns: ['号'] },
  toSimplified: { op: 'toSimplified', columns: ['名'] },
  normalizeDate: { op: 'normalizeDate', columns: ['日'] },
  splitPeriod: { op: 'splitPeriod', columns: ['日'], params: { fromColumn: '起', toColumn: '止' } },
  normalizeNumber: { op: 'normalizeNumber', columns: ['额'] },
  roundNumber: { op: 'roundNumber', columns: ['额'] },
  convertUnit: { op: 'convertUnit', columns: ['额'], params: { from: 'mu', to: 'hectare' } },
  normalizeCode: { op: 'normalizeCode', columns: ['号'] },
  normalizePhone: { op: 'normalizePhone', columns: ['电话'] },
  normalizePlate: { op: 'normalizePlate', columns: ['号'] },
  mapCodes: { op: 'mapCodes', columns: ['类'], params: { list: 'sex' } },
  mapDivisions: { op: 'mapDivisions', columns: ['号'] },
  padText: { op: 'padText', columns: ['类'], params: { length: 3 } },
  unifyEmpties: { op: 'unifyEmpties', columns: ['名', '电话'] },
  fillEmpties: { op: 'fillEmpties', columns: ['额'], params: { value: '0' } },
  fillFromColumn: { op: 'fillFromColumn', columns: ['额'], params: { source: '类' } },
  declareBlanks: { op: 'declareBlanks', columns: ['名'], params: { meaning: '没有登记' } },
  fillDown: { op: 'fillDown', columns: ['号'] },
  sortRows: { op: 'sortRows', columns: ['号', '额'], params: { reversed: ['额'] } },
  dropDuplicates: { op: 'dropDuplicates', columns: ['号'] },
  keepBest: { op: 'keepBest', columns: ['号'] },
  mergeDuplicates: { op: 'mergeDuplicates', columns: ['号'] },
  dropRows: { op: 'dropRows', params: { condition } },
  keepFirst: { op: 'keepFirst', params: { rows: 3 } },
  keepTop: { op: 'keepTop', columns: ['额'], params: { rows: 3 } },
  drawRows: { op: 'drawRows', params: { rows: 3 } },
  splitRows: { op: 'splitRows', columns: ['名'], params: { separators: ['-'] } },
  unpivot: { op: 'unpivot', columns: ['额', '类'], params: { nameColumn: '项', valueColumn: '值' } },
  pivot: { op: 'pivot', columns: ['号'], params: { nameColumn: '类', valueColumn: '额' } },
  transposeRows: { op: 'transposeRows', columns: ['额'], params: { rows: 2 } },
  appendTable: { op: 'appendTable', params: { input: '另表', sourceColumn: '来源' } },
  renameColumn: { op: 'renameColumn', columns: ['号'], params: { name: '编号' } },
  splitColumn: { op: 'splitColumn', columns: ['名'], params: { names: ['姓', '余'] } },
  mergeColumns: { op: 'mergeColumns', columns: ['号', '类'], params: { name: '合' } },
  addColumn: { op: 'addColumn', params: { name: '新' } },
  computeColumn: { op: 'computeColumn', params: { name: '新', formula: '[号] & 长度([名])' } },
  joinTable: { op: 'joinTable', columns: ['号'], params: { input: '另表', take: ['地'] } },
  addSerial: { op: 'addSerial', params: { name: '序' } },
  reorderColumns: { op: 'reorderColumns', columns: ['额'] },
  dropColumn: { op: 'dropColumn', columns: ['额'] },
  checkValues: { op: 'checkValues', columns: ['日'], params: { rule: 'date' } },
  checkOrder: { op: 'checkOrder', columns: ['额'], params: { later: '类', kind: 'numbers' } },
  checkIdentity: { op: 'checkIdentity', columns: ['号'], params: { birth: '日' } },
  setCells: { op: 'setCells', params: { cells: [{ row: 3, column: '名', old: '李四', new: '李肆' }] } },
}
