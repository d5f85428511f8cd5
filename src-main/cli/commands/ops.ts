// `ops`: the catalogue of operations, made from their own schemas.
// Needs no file.
import { operationInfos } from '../../core/recipe/operation-info.ts'
import type { Command } from '../command.ts'
import { formatTable } from '../output.ts'

export const ops: Command = {
  name: 'ops',
  words: 0,
  options: [],
  async run(_args, io) {
    const infos = operationInfos()
    await io.print(infos, () => formatTable(infos.map(({ id, kind, title, sentence }) => [id, kind, title, sentence])))
    return 0
  },
}
