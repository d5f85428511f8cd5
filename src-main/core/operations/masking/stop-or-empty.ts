// What a masking step does with a cell it cannot treat when it works row by row: stop the run, or empty the cell.
// Never lets the value through.
import { OpenprepError } from '../../../contract/errors.ts'
import { operations } from '../../../contract/text/zh-CN/operations.ts'
import type { OperationId } from '../invalid-parameter.ts'

/** `treated` null = could not be treated. Throws RECIPE_MASK_FAILED naming column and row. */
export function stopOrEmpty(
  id: OperationId,
  onFail: 'stop' | 'empty',
  column: string,
  row: number,
  treated: string | null,
): string {
  if (treated !== null) return treated
  if (onFail === 'empty') return ''
  throw new OpenprepError('RECIPE_MASK_FAILED', { step: operations[id].title, column }, { column, row })
}
