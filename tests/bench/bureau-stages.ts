// Stage of the bench for the bureau: a folder of packages of five thousand rows each, judged and put into the ledger.
// The packages are synthetic; `--rows N` = N packages times five thousand rows.
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { answeredLists } from '../../src-main/engine/answered-lists.ts'
import { buildPackage } from '../../src-main/files/packages/build-package.ts'
import { collectHandedIn } from '../../src-main/jobs/collect-handed-in.ts'
import { createWorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { chanceFor } from '../fuzz/random.ts'
import { sources } from '../unit/packages/sample-package.ts'

export const BUREAU_ROWS = 5000
const ROWS = BUREAU_ROWS
const COLUMNS = ['编号', '名称', '地址', '类别', '数量', '金额', '日期', '状态', '经度', '纬度']
const now = () => '2026-01-01T00:00:00Z'

/** From number `from` on: a stopped making goes on. */
export async function writePackages(folder: string, count: number, from = 0): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (let no = from; no < count; no += 1) {
    const chance = chanceFor(11, no)
    const rows = Array.from({ length: ROWS }, (_, row) => [
      `${no}-${row}`,
      `第${chance.below(90_000)}号停车场`,
      `人民路${chance.between(1, 900)}号`,
      chance.pick(['路内', '路外', '立体']),
      String(chance.below(500)),
      (chance.below(1_000_000) / 100).toFixed(2),
      `2024-0${chance.between(1, 9)}-1${chance.below(9)}`,
      chance.pick(['在用', '停用']),
      (120 + chance.next()).toFixed(5),
      (31 + chance.next()).toFixed(5),
    ])
    const made = sources(join(folder, `${no}.zip`), {}, rows, COLUMNS)
    await buildPackage({ ...made, catalogue: { ...made.catalogue, title: `${made.catalogue.title}${no}` } })
  }
}

export const BUREAU_STAGES = {
  'bureau-generate': async ({ directory, rows }: { directory: string; rows: number }) => {
    const count = Math.max(1, Math.round(rows / ROWS))
    await writePackages(join(directory, 'handed-in'), count)
    return { rows: count * ROWS, columns: COLUMNS.length, packages: count }
  },
  'bureau-collect': async ({ directory }: { directory: string; rows: number }) => {
    const folder = openWorkFolder(join(directory, 'bureau'), { holder: 'bench', now })
    const pool = createWorkerPool({ size: availableParallelism() })
    try {
      const report = await collectHandedIn({
        paths: [join(directory, 'handed-in')],
        drafts: true,
        city: '',
        ledger: folder.bureauLedger,
        lists: answeredLists(folder),
        pool,
        now,
        person: 'bench',
        signal: new AbortController().signal,
        onProgress: () => undefined,
      })
      return { rows: report.files * ROWS, columns: COLUMNS.length, packages: report.files, accepted: report.accepted }
    } finally {
      await pool.close()
      folder.close()
    }
  },
}
