// A process that opens a work folder, says so, and holds it until it is killed.
import { openWorkFolder } from '../../src-main/store/work-folder.ts'

openWorkFolder(process.argv[2] ?? '', { holder: process.argv[3] ?? '', now: () => '2026-01-01T00:00:00Z' })
process.stdout.write('open\n')
setInterval(() => undefined, 1000)
