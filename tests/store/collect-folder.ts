// A process that collects a folder into the ledger of a work folder, and kills itself on the way when told to.
import { answeredLists } from '../../src-main/engine/answered-lists.ts'
import { collectHandedIn } from '../../src-main/jobs/collect-handed-in.ts'
import { createWorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { endAt } from './end-at.ts'

const [directory = '', path = '', stage = '', share = '0'] = process.argv.slice(2)
const folder = openWorkFolder(directory, { holder: '收集', now: () => '2026-01-01T00:00:00Z' })
process.stdout.write('open\n')
const pool = createWorkerPool({ size: Number(process.env.OPENPREP_LANES ?? 1) })
const report = await collectHandedIn({
  paths: [path],
  drafts: true,
  city: '',
  ledger: folder.bureauLedger,
  lists: answeredLists(folder),
  pool,
  now: () => '2026-01-01T00:00:00Z',
  person: '收集',
  signal: new AbortController().signal,
  onProgress: endAt(stage, Number(share)),
})
process.stdout.write(`${JSON.stringify(report)}\n`)
await pool.close()
folder.close()
