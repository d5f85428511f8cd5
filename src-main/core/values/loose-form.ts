// The form in which hand-written values are compared: width, case and outer blanks do not count.
// Never written into the data.
import { judgedForm } from './normalize-text.ts'

export function looseForm(value: string): string {
  return judgedForm(value).toLowerCase()
}
