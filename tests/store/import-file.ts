// A process that imports a file into a work folder and tells how far it is, to be killed anywhere on the way.
import { importTable } from '../../src-main/jobs/import-table.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'

const [directory = '', path = '', name = ''] = process.argv.slice(2)
const folder = openWorkFolder(directory, { holder: '导入', now: () => '2026-01-01T00:00:00Z' })
process.stdout.write('open\n')
await importTable({
  folder,
  path,
  reading: { header: 'auto' },
  name,
  person: '李经办',
  signal: new AbortController().signal,
  onProgress: ({ stage, done, total }) => process.stdout.write(`${stage} ${done / (total ?? 1)}\n`),
})
process.stdout.write('done\n')
folder.close()
