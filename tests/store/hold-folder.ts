// A process that opens a work folder, says so, and holds it until it is killed.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

openWorkFolder(process.argv[2] ?? '', { holder: process.argv[3] ?? '', now: () => '2026-01-01T00:00:00Z' })
// The lock must hold even when nobody keeps the folder.
setTimeout(() => {
  collectGarbage()
  process.stdout.write('open\n')
}, 10)
setInterval(() => undefined, 1000)
