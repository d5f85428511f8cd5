// A process that runs the present recipe of a folder's only dataset and saves the result, and kills itself on the way when told to.
import { createSecretKey } from 'node:crypto'
import { runRecipe } from '../../src-main/jobs/run-recipe.ts'
import { createWorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { endAt } from './end-at.ts'

const [directory = '', stage = '', share = '0'] = process.argv.slice(2)
const folder = openWorkFolder(directory, { holder: '运行', now: () => '2026-01-01T00:00:00Z' })
const pool = createWorkerPool({ size: 1 })
const [dataset] = folder.datasets.list()
if (dataset === undefined) throw new Error('a folder with one dataset is needed')
process.stdout.write('open\n')
const { versionId, report } = await runRecipe({
  folder,
  pool,
  versionId: dataset.versionId,
  source: { ...dataset.source, rowsRead: dataset.rowsRead, rowsSetAside: dataset.rowsSetAside },
  recipe: folder.recipes.get(dataset.id).recipe,
  keyring: { key: () => ({ id: 'k', secret: createSecretKey(Buffer.alloc(32)) }) },
  seed: 1,
  signal: new AbortController().signal,
  onProgress: endAt(stage, Number(share)),
})
folder.results.save(dataset.id, { recipeKey: 'present', versionId, report })
process.stdout.write(`done ${report.result.sha256}\n`)
await pool.close()
folder.close()
