// Worked figures of the original papers and of the domain notes, computed by hand there and here.
// Each test names its source.
import { expect, it } from 'vitest'
import type { DeidentifyProblem, Hierarchy, Metric, PrivacyCondition } from '../../../src-main/contract/deidentify.ts'
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import type { HistogramView, SensitiveFacts } from '../../../src-main/core/deidentification/models/model.ts'
import { compileConditions } from '../../../src-main/core/deidentification/models/registry.ts'
import { distanceToTable } from '../../../src-main/core/deidentification/models/t-closeness.ts'
import { recodeFullDomain } from '../../../src-main/core/deidentification/recoding/full-domain.ts'
import { releaseRisk } from '../../../src-main/core/deidentification/recoding/recoded.ts'
import { solve } from '../../../src-main/core/deidentification/search/solve.ts'
import { textTable } from './random-problem.ts'

function factsOf(values: string[], hierarchy?: Hierarchy): SensitiveFacts {
  const distinct = [...new Set(values)]
  const counts = Int32Array.from(distinct, value => values.filter(one => one === value).length)
  return { index: 0, values: distinct, counts, rows: values.length, settings: { column: 's', hierarchy } }
}

function histogram(facts: SensitiveFacts, inClass: string[]): HistogramView {
  const held = [...new Set(inClass)]
  const values = Int32Array.from(held, value => facts.values.indexOf(value))
  const counts = Int32Array.from(held, value => inClass.filter(one => one === value).length)
  return { values, counts, from: 0, to: held.length }
}

/** Li, Li and Venkatasubramanian, "t-Closeness" (ICDE 2007), section 4: salaries 3k … 11k of nine people. */
const salaries = ['3', '4', '5', '6', '7', '8', '9', '10', '11']

it.each([
  [['3', '4', '5'], 0.375],
  [['6', '8', '11'], 1 / 6],
])('t-closeness: salaries %j are as far from the whole table as the paper says (section 4.1)', (inClass, expected) => {
  const facts = factsOf(salaries)
  expect(distanceToTable('ordered', facts)(histogram(facts, inClass), 3)).toBeCloseTo(expected, 12)
})

/** The same paper, table 5 and figure 1: three classes of three patients; two kinds of disease, three levels. */
const diseases: Hierarchy = {
  column: 's',
  rows: [
    ['gastric ulcer', 'stomach', 'digestive', '*'],
    ['gastritis', 'stomach', 'digestive', '*'],
    ['stomach cancer', 'stomach', 'digestive', '*'],
    ['colitis', 'colon', 'digestive', '*'],
    ['colon cancer', 'colon', 'digestive', '*'],
    ['flu', 'infection', 'respiratory', '*'],
    ['pneumonia', 'infection', 'respiratory', '*'],
    ['bronchitis', 'infection', 'respiratory', '*'],
    ['asthma', 'other', 'respiratory', '*'],
  ],
}

it('t-closeness: moving between the two halves of a hierarchy costs its whole height, within a branch a third', () => {
  const whole = diseases.rows.map(([value]) => value ?? '')
  const facts = factsOf(whole, diseases)
  const distance = distanceToTable('hierarchical', facts)
  // By hand: digestive has 5/9 of the table and all of the class, so 4/9 move over the root at cost 1. Colon is short of 2/9, none of it
  // can come from elsewhere within digestive but from stomach, which has 1 against 3/9: 2/9 at cost 2/3. Leaves of stomach agree.
  const inClass = ['gastric ulcer', 'gastritis', 'stomach cancer']
  expect(distance(histogram(facts, inClass), 3)).toBeCloseTo(4 / 9 + (2 / 9) * (2 / 3), 12)
  expect(distance(histogram(facts, whole), 9)).toBeCloseTo(0, 12)
})

it('t-closeness: the equal distance is half of what the shares differ by', () => {
  const facts = factsOf(['A', 'A', 'B', 'C'])
  expect(distanceToTable('equal', facts)(histogram(facts, ['A', 'A']), 2)).toBeCloseTo(0.5, 12)
})

/** Machanavajjhala et al., "l-Diversity" (TKDD 2007), figures 2 and 4: three blocks of four inpatients. */
const blocks = {
  anonymous: [
    ['heart', 'heart', 'viral', 'viral'],
    ['cancer', 'heart', 'viral', 'viral'],
    ['cancer', 'cancer', 'cancer', 'cancer'],
  ],
  diverse: [
    ['heart', 'viral', 'cancer', 'cancer'],
    ['cancer', 'heart', 'viral', 'viral'],
    ['heart', 'viral', 'cancer', 'cancer'],
  ],
}

function holdsIn(block: string[], condition: PrivacyCondition): boolean {
  const facts = factsOf(Object.values(blocks).flat(2))
  const { floor, beyondFloor } = compileConditions([condition], [facts])
  const view = histogram(facts, block)
  if (view.to < (floor.distinct[0] ?? 1)) return false
  return beyondFloor.every(one => one.holds({ size: block.length, population: 0, histograms: [view] }))
}

it('l-diversity: the 4-anonymous inpatients are not diverse, the 3-diverse ones are', () => {
  const distinct = { model: 'lDiversity', column: 's', diversity: 'distinct', l: 3 } as const
  expect(blocks.anonymous.map(block => holdsIn(block, distinct))).toEqual([false, true, false])
  expect(blocks.diverse.map(block => holdsIn(block, distinct))).toEqual([true, true, true])
  // A block of 2, 1, 1 has entropy ½ ln 2 + ½ ln 4 = ln 2.828…
  const entropy = (l: number) => ({ model: 'lDiversity', column: 's', diversity: 'entropy', l }) as const
  expect(blocks.diverse.every(block => holdsIn(block, entropy(2.8)))).toBe(true)
  expect(blocks.diverse.every(block => holdsIn(block, entropy(2.83)))).toBe(false)
  // Exactly met: two and two have entropy ln 2.
  expect(holdsIn(['heart', 'heart', 'viral', 'viral'], entropy(2))).toBe(true)
  // r₁ = 2 < c·(r₂ + r₃) = 2c holds above c = 1, not at it.
  const recursive = (c: number) => ({ model: 'lDiversity', column: 's', diversity: 'recursive', l: 2, c }) as const
  expect(blocks.diverse.every(block => holdsIn(block, recursive(1.01)))).toBe(true)
  expect(blocks.diverse.some(block => holdsIn(block, recursive(1)))).toBe(false)
})

function scoreOf(metric: Metric, ages: string[], k: number): { score: number | undefined; problem: DeidentifyProblem } {
  const problem: DeidentifyProblem = {
    quasiIdentifiers: ['年龄', '性别'],
    hierarchies: [
      { column: '年龄', rows: [...new Set(ages)].map(age => [age]) },
      { column: '性别', rows: [['男']] },
    ],
    sensitive: [],
    conditions: [{ model: 'kAnonymity', k }],
    suppressionLimit: 0,
    metric,
  }
  const rows = ages.map(年龄 => ({ 年龄, 性别: '男' }))
  return { score: solve(prepareProblem(problem, textTable(rows, ['年龄', '性别']), null)).ties[0]?.score, problem }
}

it('two people of 25 and three of 30: k 2, highest risk 0.5, average 0.4, discernibility 13, two classes of five', () => {
  const ages = ['25', '25', '30', '30', '30']
  expect(scoreOf('discernibility', ages, 2).score).toBe(13)
  expect(scoreOf('aecs', ages, 2).score).toBe(2.5)
  const { problem } = scoreOf('loss', ages, 2)
  const prepared = prepareProblem(
    problem,
    textTable(
      ages.map(年龄 => ({ 年龄, 性别: '男' })),
      ['年龄', '性别'],
    ),
    null,
  )
  expect(releaseRisk(recodeFullDomain(prepared, [0, 0]), 0.5)).toEqual({
    rows: 5,
    classes: 2,
    k: 2,
    uniques: 0,
    uniqueShare: 0,
    prosecutor: { max: 0.5, average: 0.4, shareAtRisk: 0 },
  })
})

it('classes of 20, 25 and 40: the highest risk is 0.05, which the gate of complete release allows, and the average 3 ÷ 85', () => {
  const sizes = Int32Array.of(20, 25, 40)
  const risk = releaseRisk({ columns: [], classOf: Int32Array.of(0, 1, 2), sizes, suppressed: 0 }, 0.05)
  expect(risk).toMatchObject({ rows: 85, classes: 3, prosecutor: { max: 0.05, shareAtRisk: 0 } })
  expect(risk.prosecutor.average).toBeCloseTo(0.0353, 4)
})
