// Column names as tables and standards write them, brought to one key.
// Guesses no synonym.
import { looseForm } from '../values/loose-form.ts'

/** Width, case, blanks and brackets do not count. */
export function headerKey(header: string): string {
  return looseForm(header).replace(/[\s()（）[\]【】〔〕]/g, '')
}
