// The operations that OpenRefine offers a clerk, beside ours, with the reason for each one that was left out.
// OpenRefine 3.8, menus of columns, cells and rows and the operations of its history (main/src/com/google/refine/operations).
import { describe, expect, it } from 'vitest'
import { allOperations } from '../../../src-main/core/operations/registry.ts'

type Counterpart = { readonly ours: readonly string[] } | { readonly leftOut: string }

const TABLE: Readonly<Record<string, Counterpart>> = {
  'cell/text-transform (trim, collapse, unescape, case, number, date, text)': {
    ours: ['normalizeText', 'changeCase', 'normalizeNumber', 'normalizeDate', 'computeColumn'],
  },
  'cell/text-transform with a GREL expression': { ours: ['computeColumn', 'replaceText', 'extractText'] },
  'cell/text-transform with Python or Clojure': {
    leftOut: 'runs code: a recipe from somebody else must be safe to open',
  },
  'cell/text-transform: unescape HTML entities, replace smart quotes': { ours: ['replaceText'] },
  'cell/mass-edit (also from clusters)': { ours: ['mapValues'] },
  'cell/edit of one cell': { ours: ['setCells'] },
  'cell/multivalued-cell-split': { ours: ['splitRows'] },
  'cell/multivalued-cell-join': {
    leftOut: 'records spread over rows do not exist here; pivot joins the values of a group',
  },
  'cell/fill-down': { ours: ['fillDown'] },
  'cell/blank-down': { leftOut: 'makes blanks of values; Article 13 demands the opposite' },
  'cell/key-value-columnize': { ours: ['pivot'] },
  'cell/transpose-columns-into-rows': { ours: ['unpivot'] },
  'cell/transpose-rows-into-columns': { ours: ['transposeRows'] },
  'cell/set to null or to empty string': { ours: ['unifyEmpties', 'mapValues'] },
  'cell/replace': { ours: ['replaceText'] },
  'column/column-addition based on this column': { ours: ['addColumn', 'computeColumn'] },
  'column/column-addition by fetching URLs': { leftOut: 'no connection to any network is opened' },
  'column/add columns from reconciled values, data extension': {
    leftOut: 'needs a service on the network; joinTable takes columns from a table',
  },
  'column/column-split (separator, lengths, pattern)': { ours: ['splitColumn', 'extractText'] },
  'column/column-join': { ours: ['mergeColumns'] },
  'column/column-rename': { ours: ['renameColumn'] },
  'column/column-removal': { ours: ['dropColumn'] },
  'column/column-move': { ours: ['reorderColumns'] },
  'column/column-multi-removal, column-reorder': { ours: ['dropColumn', 'reorderColumns'] },
  'row/row-removal (matching rows)': { ours: ['dropRows'] },
  'row/row-keep-matched': { ours: ['dropRows', 'keepFirst', 'keepTop'] },
  'row/row-duplicate-removal': { ours: ['dropDuplicates', 'keepBest', 'mergeDuplicates'] },
  'row/row-reorder (sort made permanent)': { ours: ['sortRows'] },
  'row/row-addition': { ours: ['appendTable'] },
  'row/row-star, row-flag': {
    leftOut: 'marks of one person that no recipe could replay; checkValues marks by a rule that can',
  },
  'row/denormalize': { ours: ['fillDown'] },
  'cell/cross (look up in another project)': { ours: ['joinTable'] },
  'recon/* (reconciliation, judgements, matching new topics)': { leftOut: 'needs a service on the network' },
  'wikibase/*, SQL and template export': { leftOut: 'exporting is not an operation on the table' },
}

describe('of the operations of OpenRefine', () => {
  const ids = new Set(allOperations().map(({ id }) => id))

  it.each(Object.entries(TABLE))('%s has its counterpart, or a reason to have none', (_, counterpart) => {
    if ('leftOut' in counterpart) expect(counterpart.leftOut.length).toBeGreaterThan(20)
    else for (const id of counterpart.ours) expect(ids, id).toContain(id)
  })

  it('most are there', () => {
    const there = Object.values(TABLE).filter(counterpart => 'ours' in counterpart)
    expect(there.length / Object.keys(TABLE).length).toBeGreaterThan(0.7)
  })
})
