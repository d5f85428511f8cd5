// `npm run evaluate -- --rows N --seeds K [--pools generator,reference] [--headers named,blank] [--first-seed S] [--json]`: confusion
// tables of detection on messy tables with known truth. Exit code 1 when a target is missed. Judges nothing but detection.
import { parseArgs } from 'node:util'
import { makeMessyTable, POOLS, type Pool } from '../golden/messy-table.ts'
import { type Confusion, type Evaluation, evaluateTable, newEvaluation } from './evaluate-table.ts'
import { type Target, targetsOf } from './targets.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    seeds: { type: 'string', default: '2' },
    'first-seed': { type: 'string', default: '1' },
    pools: { type: 'string', default: POOLS.join() },
    headers: { type: 'string', default: 'named,blank' },
    json: { type: 'boolean', default: false },
  },
})

function wholeNumber(name: 'rows' | 'seeds' | 'first-seed'): number {
  const number = Number(values[name])
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`--${name} takes a whole number above 0`)
  return number
}

function chosen<T extends string>(name: 'pools' | 'headers', known: readonly T[]): T[] {
  const words = values[name].split(',')
  const unknown = words.find(word => !known.some(one => one === word))
  if (unknown !== undefined) throw new RangeError(`--${name} takes ${known.join(', ')}, not ${unknown}`)
  return known.filter(one => words.includes(one))
}

function printConfusion(title: string, confusion: Confusion): void {
  process.stdout.write(`\n  ${title}\n`)
  for (const [truth, row] of [...confusion].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'))) {
    const sum = [...row.values()].reduce((all, one) => all + one, 0)
    const taken = [...row].sort((a, b) => b[1] - a[1]).map(([kind, times]) => `${kind} ${times}`)
    process.stdout.write(`    ${truth} (${sum}): ${taken.join(', ')}\n`)
  }
}

function printTargets(targets: readonly Target[]): void {
  process.stdout.write('\n  targets\n')
  for (const { title, value, limit, kind, reached } of targets) {
    const figure = Number.isNaN(value) ? 'nothing to count' : `${(value * 100).toFixed(3)} %`
    process.stdout.write(`    ${reached ? 'ok    ' : 'MISSED'} ${title} ${figure} (${kind} ${limit * 100} %)\n`)
  }
}

function print(title: string, evaluation: Evaluation, targets: readonly Target[]): void {
  if (values.json) {
    const plain = (confusion: Confusion) =>
      Object.fromEntries([...confusion].map(([k, v]) => [k, Object.fromEntries(v)]))
    const { cells, remarks, columns } = evaluation
    const line = { title, targets, cells: plain(cells), remarks: plain(remarks), columns: Object.fromEntries(columns) }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return
  }
  process.stdout.write(`\n${title}\n  columns: ${[...evaluation.columns].map(one => one.join(': ')).join('; ')}\n`)
  printConfusion('cells: truth (count): taken for', evaluation.cells)
  printConfusion('remarks: truth (count): taken for, exact place', evaluation.remarks)
  printTargets(targets)
  process.stdout.write('\n  examples of what was taken for something else\n')
  for (const [pair, cells] of evaluation.examples)
    process.stdout.write(`    ${pair}: ${cells.map(cell => JSON.stringify(cell)).join(' ')}\n`)
}

const [rows, seeds, firstSeed] = [wholeNumber('rows'), wholeNumber('seeds'), wholeNumber('first-seed')]
const headers = chosen('headers', ['named', 'blank'])
let missed = 0
for (const pool of chosen<Pool>('pools', POOLS)) {
  const evaluations = new Map(headers.map(header => [header, newEvaluation()]))
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const table = makeMessyTable(rows, seed, pool)
    for (const [header, evaluation] of evaluations) evaluateTable(table, header === 'blank', evaluation)
  }
  for (const [header, evaluation] of evaluations) {
    const targets = targetsOf(evaluation)
    missed += targets.filter(({ reached }) => !reached).length
    print(`words of the ${pool}, headers ${header}, ${seeds} × ${rows} rows`, evaluation, targets)
  }
}
process.exitCode = missed === 0 ? 0 : 1
