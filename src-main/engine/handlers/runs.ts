// Handlers of runs: run the present recipe, give its report, write its result.
// Holds no result itself.
import type { runCalls } from '../../contract/run.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { runWords } from '../../contract/text/zh-CN/run-words.ts'
import { compileRunnable } from '../../core/recipe/compile-recipe.ts'
import { writeResult } from '../../jobs/write-result.ts'
import { consistencyOf, refuseInconsistent } from '../consistency.ts'
import { ensureResult } from '../ensure-result.ts'
import type { Handlers, Services } from '../handler.ts'
import { refuseWeaker } from '../policies.ts'
import { lookingContext } from '../recipe-keys.ts'
import { presentResult } from '../result-key.ts'
import { eachSetAside } from '../set-aside-rows.ts'
import { versionOf } from './tables.ts'

/** Before anything runs, and before a kept result is taken for one without gaps. */
function stopAtProblem(services: Services, datasetId: string): void {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  compileRunnable(recipe.steps, folder.datasets.get(datasetId).columns, lookingContext(services, datasetId))
}

export function runHandlers(services: Services): Handlers<keyof typeof runCalls> {
  const { folder } = services
  return {
    'run.start': async ({ datasetId, seed, unable, policy }, running) => {
      if (unable === 'stop') stopAtProblem(services, datasetId)
      // Without a policy the person is free to try: what works against itself is then told, and stops the package.
      if (await refuseWeaker(services, datasetId, policy, running))
        refuseInconsistent(await consistencyOf(services, datasetId, running, 'now'))
      return (await ensureResult(services, datasetId, running, seed)).report
    },
    'run.get': ({ datasetId }) => presentResult(services, datasetId)?.report ?? null,
    'run.write': async ({ datasetId, folder: target, formats }, running) => {
      services.checkPath(target)
      const table = folder.tables.open(versionOf(services, datasetId, 'result'))
      const { name } = folder.datasets.get(datasetId)
      const files = await writeResult({ table, folder: target, name, formats, ...running })
      await eachSetAside(services, datasetId, running, async ({ number, table: aside }) => {
        const asideName = fill(runWords.setAsideFile, { name, number })
        files.push(
          ...(await writeResult({
            table: aside,
            folder: target,
            name: asideName,
            formats,
            rowNumbers: true,
            ...running,
          })),
        )
      })
      folder.audit.record({ action: 'result.written', datasetId, detail: { formats }, person: services.person() })
      return { files }
    },
  }
}
