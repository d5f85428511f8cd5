// A process that imports a file into a work folder, and kills itself on the way when told to.
import { importTable } from '../../src-main/jobs/import-table.ts'
import { createWorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { endAt } from './end-at.ts'

const [directory = '', path = '', name = '', stage = '', share = '0'] = process.argv.slice(2)
const folder = openWorkFolder(directory, { holder: '导入', now: () => '2026-01-01T00:00:00Z' })
process.stdout.write('open\n')
const pool = createWorkerPool({ size: 1 })
await importTable({
  folder,
  pool,
  path,
  reading: { header: 'auto' },
  name,
  person: '李经办',
  signal: new AbortController().signal,
  onProgress: endAt(stage, Number(share)),
})
process.stdout.write('done\n')
await pool.close()
folder.close()
