// Recipes: compiled on real columns, run with exact counts, said in Chinese, named by a digest.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { OperationInfoSchema } from '../../../src-main/contract/recipe.ts'
import { operations as texts } from '../../../src-main/contract/text/zh-CN/operations.ts'
import { allOperations } from '../../../src-main/core/operations/registry.ts'
import { checkRecipe } from '../../../src-main/core/recipe/check-recipe.ts'
import { compileRecipe, problemText } from '../../../src-main/core/recipe/compile-recipe.ts'
import { operationInfos } from '../../../src-main/core/recipe/operation-info.ts'
import { canonicalJson, digestOf } from '../../../src-main/core/recipe/recipe-digest.ts'
import { createRunner } from '../../../src-main/core/recipe/recipe-runner.ts'
import { runAlone } from '../../../src-main/core/recipe/run-alone.ts'
import { stepSentence } from '../../../src-main/core/recipe/sentence.ts'
import { StepCounts } from '../../../src-main/core/recipe/step-counts.ts'
import { toTableChunk, toWorkChunk } from '../../../src-main/core/table/chunk-column.ts'
import { chunkOf, context, rowsOf, runSteps, type StepInput, stepsOf } from '../operations/run-step.ts'

const dropVoid: StepInput = {
  op: 'dropRows',
  params: { condition: { conditions: [{ column: '状态', test: 'equals', value: '作废' }] } },
}

describe('rows that go', () => {
  const names = ['号', '名', '状态']
  const rows = [
    ['1', '甲', '有效'],
    ['2', '乙', '作废'],
    ['1', '甲', '有效'],
    ['', '丙', '有效'],
    ['', '丁', '有效'],
  ]

  it('are those that meet the condition, and the source row numbers of the others stay', () => {
    const { rowNumbers, counts } = runSteps([dropVoid], names, rows)
    expect(rowNumbers).toEqual([2, 4, 5, 6])
    expect(counts.get(0, 'rowsRemoved')).toBe(1)
    expect(counts.get(0, 'rowsIn')).toBe(5)
    expect(counts.get(0, 'cellsChanged')).toBe(0)
  })

  it('are the later ones of rows that are alike', () => {
    expect(runSteps([{ op: 'dropDuplicates' }], names, rows).rowNumbers).toEqual([2, 3, 5, 6])
  })

  it('are not those whose key is blank, unless asked', () => {
    const step: StepInput = { op: 'dropDuplicates', columns: ['号'] }
    expect(runSteps([step], names, rows).rowNumbers).toEqual([2, 3, 5, 6])
    expect(runSteps([{ ...step, params: { blankKeys: 'compare' } }], names, rows).rowNumbers).toEqual([2, 3, 5])
  })

  it('are told apart though their cells run together', () => {
    const apart = [
      ['a', 'bc'],
      ['ab', 'c'],
    ]
    expect(runSteps([{ op: 'dropDuplicates' }], ['x', 'y'], apart).rowNumbers).toEqual([2, 3])
  })

  it('keep the first of each kind, as a set of whole rows would', () => {
    const cell = fc.constantFrom('', 'a', 'b', '1:', ':')
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), table => {
        const firsts = table.map(row => JSON.stringify(row)).map((row, at, all) => all.indexOf(row) === at)
        const kept = runSteps([{ op: 'dropDuplicates' }], ['x', 'y'], table).rowNumbers
        expect(kept).toEqual(firsts.flatMap((first, at) => (first ? [at + 2] : [])))
      }),
    )
  })
})

describe('a scope', () => {
  const names = ['类', '值']
  const rows = [
    ['甲', '无'],
    ['乙', '无'],
    ['甲', '无'],
  ]
  const scope: StepInput['scope'] = { conditions: [{ column: '类', test: 'equals', value: '甲' }] }

  it('limits cells, dropped rows and duplicates to the rows that meet it', () => {
    const cells = runSteps([{ op: 'unifyEmpties', columns: ['值'], scope }], names, rows)
    expect(cells.rows.map(row => row[1])).toEqual(['', '无', ''])
    expect(cells.counts.get(0, 'cellsChanged')).toBe(2)
    const dropped = runSteps(
      [
        {
          op: 'dropRows',
          params: { condition: { conditions: [{ column: '值', test: 'equals', value: '无' }] } },
          scope,
        },
      ],
      names,
      rows,
    )
    expect(dropped.rows).toEqual([['乙', '无']])
    expect(dropped.counts.get(0, 'rowsRemoved')).toBe(2)
    expect(runSteps([{ op: 'dropDuplicates', columns: ['值'], scope }], names, rows).rowNumbers).toEqual([2, 3])
  })

  it('cannot be put on a step that changes the columns', () => {
    const compiled = compileRecipe(stepsOf([{ op: 'dropColumn', columns: ['值'], scope }]), names, context)
    expect(problemText(compiled, 0)).toContain('不能只对部分行')
  })
})

describe('counts', () => {
  it('tell rows, cells and failures of each step apart', () => {
    const { counts, rows } = runSteps(
      [
        { op: 'normalizeDate', columns: ['起', '止'] },
        { op: 'renameColumn', columns: ['起'], params: { name: '开始' } },
      ],
      ['起', '止'],
      [
        ['2020/1/1', '2020年2月'],
        ['2020-01-01', '某日'],
        ['', '2020/1/1'],
      ],
    )
    expect(rows[1]).toEqual(['2020-01-01', '某日'])
    const fields = ['rowsIn', 'rowsChanged', 'cellsChanged', 'cellsFailed', 'rowsRemoved', 'rowsAdded'] as const
    expect(fields.map(field => counts.get(0, field))).toEqual([3, 2, 3, 1, 0, 0])
    expect(fields.map(field => counts.get(1, field))).toEqual([3, 0, 0, 0, 0, 0])
  })

  it('add up over chunks to what one big chunk gives', () => {
    const steps = stepsOf([{ op: 'normalizeDate', columns: ['日'] }, { op: 'dropDuplicates' }])
    const value = fc.constantFrom('2020/1/1', '2020-01-01', '某日', '', '2020年')
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (values, size) => {
        const { firstPass } = compileRecipe(steps, ['日'], context)
        const whole = chunkOf(
          ['日'],
          values.map(one => [one]),
        )
        const alone = runAlone(steps, whole, context)
        const runner = createRunner(firstPass)
        const ordered = firstPass.segments[1]
        const decider = ordered?.shape === 'ordered' ? ordered.plan.decider() : null
        const total = new StepCounts(2)
        const rows: string[][] = []
        for (let from = 0; from < values.length; from += size) {
          const columns = [values.slice(from, from + size)]
          const count = columns[0]?.length ?? 0
          let stage = runner.start(
            toWorkChunk({
              names: ['日'],
              columns,
              rows: count,
              rowNumbers: columns[0]?.map((_, at) => from + at) ?? [],
            }),
          )
          while (stage.kind === 'observed') {
            stage = runner.resume(stage, decider?.decide(stage.observation, stage.rows) ?? new Uint8Array())
          }
          rows.push(...rowsOf(toTableChunk(stage.chunk)))
          total.addAll(stage.counts.numbers)
        }
        expect(rows).toEqual(rowsOf(alone.chunk))
        expect([...total.numbers]).toEqual([...alone.counts.numbers])
      }),
    )
  })
})

describe('compiling', () => {
  const problemsOf = (inputs: readonly StepInput[], columns: readonly string[]) => {
    const compiled = compileRecipe(stepsOf(inputs), columns, context)
    return compiled.problems.map(({ error }) => ({ code: error.code, text: problemText(compiled, 0) }))
  }

  it('names the missing column, also one that only a condition needs', () => {
    expect(problemsOf([{ op: 'normalizeDate', columns: ['生日'] }], ['日期'])).toEqual([
      { code: 'RECIPE_COLUMN_MISSING', text: expect.stringContaining('生日') },
    ])
    expect(problemsOf([dropVoid], ['号'])).toEqual([
      { code: 'RECIPE_COLUMN_MISSING', text: expect.stringContaining('状态') },
    ])
  })

  it.each<[StepInput, string]>([
    [{ op: 'brandNew' }, 'brandNew'],
    [{ op: 'maskText', columns: ['a'], params: { keepFirst: -1 } }, '“保留前几个字”太小'],
    [{ op: 'maskText', columns: ['a'], params: { keepFirst: 'x' } }, '“保留前几个字”填得不对，应为数字'],
    [{ op: 'maskText', columns: ['a'], params: { keep: 1 } }, '没有“keep”这个设置'],
    [{ op: 'normalizeDate', columns: ['a'], params: { onFail: 'drop' } }, '只能是：保留原样、改为空白'],
    [{ op: 'fillEmpties', columns: ['a'] }, '缺少“填什么”'],
    [{ op: 'fillEmpties', params: { value: 'x' } }, '至少要选 1 列'],
    [{ op: 'renameColumn', columns: ['a', 'b'], params: { name: 'x' } }, '最多选 1 列'],
    [{ op: 'renameColumn', columns: ['a'], params: { name: 'b' } }, '重名：b'],
    [{ op: 'maskText', columns: ['a', 'a'] }, '重复选了列「a」'],
  ])('says in Chinese what is wrong with %j', (step, words) => {
    expect(problemsOf([step], ['a', 'b'])).toEqual([{ code: 'RECIPE_INVALID', text: expect.stringContaining(words) }])
  })

  it('follows columns through renaming and dropping, and skips what is switched off', () => {
    const compiled = compileRecipe(
      stepsOf([
        { op: 'renameColumn', columns: ['a'], params: { name: 'x' } },
        { op: 'dropColumn', columns: ['b'], enabled: false },
        { op: 'normalizeText', columns: ['x', 'b'] },
        { op: 'dropColumn', columns: ['b'] },
      ]),
      ['a', 'b'],
      context,
    )
    expect(compiled.problems).toEqual([])
    expect(compiled.outputColumns).toEqual(['x'])
    expect(compiled.steps.map(({ index }) => index)).toEqual([0, 2, 3])
  })

  it('reports a key that the ring does not have', () => {
    const empty = {
      seed: 1,
      key: (key: string) => {
        throw new OpenprepError('KEYRING_MISSING', { key })
      },
    }
    const steps = stepsOf([{ op: 'pseudonymize', columns: ['a'], params: { key: '甲' } }])
    expect(compileRecipe(steps, ['a'], empty).problems.map(({ error }) => error.code)).toEqual(['KEYRING_MISSING'])
  })
})

describe('the dry run', () => {
  it('says what the recipe needs, what is missing, and which column may be meant', () => {
    const steps = stepsOf([
      { op: 'normalizeDate', columns: ['出生日期'] },
      { op: 'renameColumn', columns: ['手机号码'], params: { name: '电话' } },
      { op: 'normalizePhone', columns: ['电话'] },
      { op: 'maskText', columns: ['姓名'], enabled: false },
    ])
    const check = checkRecipe(steps, ['出生日期（公历）', '手机号', '备注'], context)
    expect(check).toMatchObject({
      ok: false,
      required: ['出生日期', '手机号码'],
      missing: ['出生日期', '手机号码'],
      mapping: { 出生日期: '出生日期（公历）', 手机号码: '手机号' },
    })
    expect(check.steps.map(step => step.runs)).toEqual([false, false, false, false])
    expect(checkRecipe(steps, ['出生日期', '手机号码'], context)).toMatchObject({ ok: true, missing: [], mapping: {} })
  })

  it('proposes nothing where nothing is alike', () => {
    const steps = stepsOf([{ op: 'normalizeDate', columns: ['出生日期'] }])
    expect(checkRecipe(steps, ['金额', '备注'], context).mapping).toEqual({ 出生日期: null })
  })
})

interface PropertySchema {
  enum?: string[]
  items?: { properties?: Record<string, unknown> }
}

describe('words', () => {
  it.each<[StepInput, string]>([
    [
      { op: 'normalizeDate', columns: ['出生日期', '办件时间'] },
      '把「出生日期」、「办件时间」里的日期统一写成 2020-06-09 的样子',
    ],
    [{ op: 'dropDuplicates' }, '所有列都相同的行只留第一行'],
    [{ op: 'dropDuplicates', columns: ['证号'] }, '「证号」相同的行只留第一行'],
    [dropVoid, '删除符合条件的行：「状态」等于「作废」'],
    [
      { op: 'normalizeNumber', columns: ['金额'], params: { decimals: 2 } },
      '把「金额」里的数字统一写成普通数字，不带单位，保留 2 位小数',
    ],
    [
      { op: 'maskText', columns: ['姓名'], enabled: false },
      '「姓名」保留前 1 个、后 0 个字，中间遮成 4 个「*」（已停用）',
    ],
    [{ op: 'brandNew' }, '这个版本没有名为“brandNew”的操作'],
  ])('%j reads well', (step, sentence) => {
    expect(stepsOf([step]).map(stepSentence)).toEqual([sentence])
  })

  it('describe every operation and every parameter, and nothing besides', () => {
    const infos = operationInfos().map(info => OperationInfoSchema.parse(info))
    expect(infos.map(({ id }) => id).sort()).toEqual(Object.keys(texts).sort())
    for (const info of infos) {
      const { properties = {} } = info.parameters as { properties?: Record<string, PropertySchema> }
      // A list of corrections has labels for its members too; a list of pairs is drawn without.
      const members = Object.values(properties).flatMap(({ items }) => Object.keys(items?.properties ?? {}))
      const described = Object.keys(info.form).filter(name => name in properties || !members.includes(name))
      expect(described.sort(), info.id).toEqual(Object.keys(properties).sort())
      for (const [name, { enum: choices }] of Object.entries(properties)) {
        if (choices === undefined) continue
        expect(Object.keys(info.form[name]?.choices ?? {}).sort(), `${info.id}.${name}`).toEqual([...choices].sort())
      }
    }
    expect(allOperations()).toHaveLength(infos.length)
  })

  it('leave no placeholder unfilled in any sentence with default parameters', () => {
    const required: Record<string, StepInput['params']> = {
      mapValues: { table: [{ from: 'a', to: 'b' }] },
      fillEmpties: { value: 'x' },
      renameColumn: { name: 'x' },
      dropRows: dropVoid.params,
      suppressRows: dropVoid.params,
      maskPositions: { from: 7, to: 14 },
      topBottomCode: { top: 10 },
      encryptFormat: { key: '甲' },
      decryptFormat: { key: '甲' },
      replaceFake: { key: '甲' },
      addNoise: { key: '甲' },
      encryptValue: { key: '甲' },
      decryptValue: { key: '甲' },
      addBalancedNoise: { key: '甲' },
      permuteValues: { key: '甲' },
      sampleRows: { key: '甲' },
      synthesizeColumn: { key: '甲' },
      pseudonymize: { key: '甲' },
      ageBand: { referenceDate: '2024-12-31' },
      replaceText: { table: [{ from: 'a', to: 'b' }] },
      addText: { before: 'x' },
      padText: { length: 6 },
      convertUnit: { from: 'mu', to: 'hectare' },
      mapCodes: { list: 'sex' },
      fillFromColumn: { source: 'x' },
      setCells: { cells: [{ row: 2, column: '列', old: 'a', new: 'b' }] },
      checkValues: { rule: 'date' },
      checkOrder: { later: 'x' },
      splitColumn: { names: ['a', 'b'] },
      mergeColumns: { name: 'x' },
      addColumn: { name: 'x' },
      addSerial: { name: 'x' },
      unpivot: { nameColumn: 'x', valueColumn: 'y' },
      pivot: { nameColumn: 'x', valueColumn: 'y' },
      computeColumn: { name: 'x', formula: '1' },
      transposeRows: { rows: 3 },
      splitPeriod: { fromColumn: 'x', toColumn: 'y' },
      joinTable: { input: '区划', take: ['x'] },
      appendTable: { input: '二月' },
    }
    for (const { id, defaults } of operationInfos()) {
      const params = { ...defaults, ...required[id] }
      const [step] = stepsOf([{ op: id, columns: ['列'], params }])
      const sentence = step === undefined ? '' : stepSentence(step)
      const blanks = texts[id as keyof typeof texts].sentence.replace(/\{\w+\}/g, '')
      expect(sentence.length, id).toBeGreaterThan(blanks.length)
      expect(sentence, id).not.toMatch(/[{}]|undefined/)
    }
  })
})

describe('digests', () => {
  it('do not depend on the order in which a file lists its members', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '汉' }], a: undefined, 甲: true })).toBe(
      '{"b":[1,{"c":"汉","d":null}],"甲":true}',
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(digestOf(reversed)).toBe(digestOf(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('are SHA-256 of that text', () => {
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })
})
