// Handlers of rows that checks set aside: listed, shown page by page, written into a file.
// Keeps nothing: they are a function of the source and the recipe.
import { OpenprepError } from '../../contract/errors.ts'
import type { setAsideCalls } from '../../contract/set-aside.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { runWords } from '../../contract/text/zh-CN/run-words.ts'
import { stepSentence } from '../../core/recipe/sentence.ts'
import { type SetAsideStep, setAsideSteps } from '../../core/recipe/set-aside-steps.ts'
import { writeResult } from '../../jobs/write-result.ts'
import type { TableReader } from '../../store/table-store.ts'
import { withTable } from '../cleaned-state.ts'
import type { Handlers, Running, Services } from '../handler.ts'

export function setAsideHandlers(services: Services): Handlers<keyof typeof setAsideCalls> {
  const { folder } = services
  const stepsOf = (datasetId: string) => setAsideSteps(folder.recipes.get(datasetId).recipe.steps)
  const stepOf = (datasetId: string, id: string): SetAsideStep => {
    const found = stepsOf(datasetId).find(({ step }) => step.id === id)
    if (found === undefined) throw new OpenprepError('OPTION_INVALID', { option: 'step', value: id })
    return found
  }
  const withRows = <T>(
    datasetId: string,
    { steps }: SetAsideStep,
    running: Running,
    look: (table: TableReader) => T | Promise<T>,
  ): Promise<T> => {
    const { versionId } = folder.datasets.get(datasetId)
    return withTable(services, { datasetId, versionId, steps }, running, id => look(folder.tables.open(id)))
  }
  return {
    'setAside.list': async ({ datasetId }, running) => {
      const listed = []
      for (const one of stepsOf(datasetId)) {
        const { step, number } = one
        listed.push(
          await withRows(datasetId, one, running, ({ rows, columns }) => ({
            step: step.id,
            number,
            sentence: stepSentence(step),
            rows,
            columns: [...columns],
          })),
        )
      }
      return listed
    },
    'setAside.page': ({ datasetId, step, offset, limit }, running) =>
      withRows(datasetId, stepOf(datasetId, step), running, table => {
        const { names, columns, rowNumbers } = table.page(offset, limit)
        const rows = rowNumbers.map((rowNumber, row) => ({
          rowNumber,
          cells: columns.map(column => column[row] ?? ''),
        }))
        return { total: table.rows, columns: [...names], rows }
      }),
    'setAside.write': async ({ datasetId, step, folder: target, formats }, running) => {
      services.checkPath(target)
      const found = stepOf(datasetId, step)
      const { number } = found
      const name = fill(runWords.setAsideFile, { name: folder.datasets.get(datasetId).name, number })
      const files = await withRows(datasetId, found, running, table =>
        writeResult({ table, folder: target, name, formats, rowNumbers: true, ...running }),
      )
      const detail = { formats, setAsideBy: number }
      folder.audit.record({ action: 'result.written', datasetId, detail, person: services.person() })
      return { files }
    },
  }
}
