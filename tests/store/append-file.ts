// A process that appends a file to a dataset, and kills itself on the way when told to.
import { updateDataset } from '../../src-main/jobs/update-dataset.ts'
import { createWorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { endAt } from './end-at.ts'

const [directory = '', path = '', name = '', stage = '', share = '0'] = process.argv.slice(2)
const folder = openWorkFolder(directory, { holder: '追加', now: () => '2026-01-01T00:00:00Z' })
const pool = createWorkerPool({ size: 1 })
await updateDataset({
  folder,
  pool,
  datasetId: folder.datasets.byName(name).id,
  change: 'append',
  several: {
    parts: [{ path, label: '二月', rename: {} }],
    reading: { header: 'auto' },
    sourceColumn: null,
    columns: 'all',
    unreadable: 'stop',
  },
  key: null,
  person: '李经办',
  signal: new AbortController().signal,
  onProgress: endAt(stage, Number(share)),
})
await pool.close()
folder.close()
