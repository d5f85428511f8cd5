// The form in which numbers and names are compared when their spelling does not count.
// For comparing only: never to be shown or stored.
import { judgedForm } from './normalize-text.ts'

const JOINTS = /[ \-‐-―−]/g

/** Without width, case, blanks and dashes. */
export function looseNumberForm(value: string): string {
  return judgedForm(value).replace(JOINTS, '').toUpperCase()
}
