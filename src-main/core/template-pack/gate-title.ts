// The titles of gates by their ids, as people know them.
// Judges no gate.
import { gateTexts } from '../../contract/text/zh-CN/gates.ts'

/** The id itself where there is no such gate. */
export function gateTitle(id: string): string {
  return Object.entries(gateTexts).find(([known]) => known === id)?.[1].title ?? id
}
