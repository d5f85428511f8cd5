// `ops`: the catalogue of operations, made from their own schemas.
// Needs no file.
import { OPERATION_GROUPS, type OperationInfo } from '../../contract/recipe.ts'
import { methodFamilies } from '../../contract/text/zh-CN/mask-operations.ts'
import { operationGroups } from '../../contract/text/zh-CN/operations.ts'
import { operationInfos } from '../../core/recipe/operation-info.ts'
import type { Command } from '../command.ts'
import { tableLayout } from '../output.ts'

/** A heading per group, columns in line across all of them. */
function byGroup(infos: readonly OperationInfo[]): string {
  const layout = tableLayout(infos.map(rowOf))
  return OPERATION_GROUPS.map(group => {
    const members = infos.filter(info => info.group === group)
    return [operationGroups[group], ...members.map(info => `  ${layout(rowOf(info))}`)].join('\n')
  }).join('\n\n')
}

const rowOf = ({ id, title, family, sentence }: OperationInfo) => [
  id,
  title,
  family === null ? '' : methodFamilies[family],
  sentence,
]

export const ops: Command = {
  name: 'ops',
  words: 0,
  options: [],
  async run(_args, io) {
    const infos = operationInfos()
    await io.print(infos, () => byGroup(infos))
    return 0
  },
}
