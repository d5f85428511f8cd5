// Handlers of pages, set-aside rows and find over the source or the result of a dataset.
// Reads only.
import type { DatasetSummary, tableCalls, View } from '../../contract/datasets.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { findInTable, locateRow } from '../../jobs/find-in-table.ts'
import type { TableReader } from '../../store/table-store.ts'
import type { Handlers, Services } from '../handler.ts'
import { presentResult } from '../result-key.ts'

/** Throws RESULT_MISSING when the present recipe has not been run. */
export function versionOf(services: Services, datasetId: DatasetSummary['id'], view: View): number {
  if (view === 'source') return services.folder.datasets.get(datasetId).versionId
  const result = presentResult(services, datasetId)
  if (result === null) throw new OpenprepError('RESULT_MISSING')
  return result.versionId
}

export function tableHandlers(services: Services): Handlers<keyof typeof tableCalls> {
  const { folder } = services
  const open = (datasetId: string, view: View): TableReader => folder.tables.open(versionOf(services, datasetId, view))
  return {
    'table.page': ({ datasetId, view, offset, limit, columns }) => {
      const table = open(datasetId, view)
      const page = table.page(offset, limit, columns)
      const rows = page.rowNumbers.map((rowNumber, row) => ({
        rowNumber,
        cells: page.columns.map(column => column[row] ?? ''),
      }))
      return { total: table.rows, columns: [...page.names], rows }
    },
    'table.setAside': ({ datasetId, offset, limit }) => {
      const { total, rows } = open(datasetId, 'source').setAsideRows(offset, limit)
      return { total, rows: rows.map(row => ({ ...row, cells: [...row.cells] })) }
    },
    'table.find': async ({ datasetId, view, text, from, backwards }, running) => {
      const hit = await findInTable({ table: open(datasetId, view), text, from, backwards, ...running })
      return { hit }
    },
    'table.copied': ({ datasetId, view, columns, rows }) => {
      const detail = { view, columns, rows }
      const { id } = folder.datasets.get(datasetId)
      folder.audit.record({ action: 'cells.copied', datasetId: id, detail, person: services.person() })
      // Nothing of the dataset changed, but the trail may be looked at already.
      services.changed(null)
      return {}
    },
    'table.locate': ({ datasetId, view, rowNumber }) => ({ index: locateRow(open(datasetId, view), rowNumber) }),
  }
}
