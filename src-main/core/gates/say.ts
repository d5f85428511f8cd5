// Fills the words of a finding.
// Knows no gate.
import { fill } from '../../contract/text/describe-error.ts'
import { type GateFindingId, gateFindings } from '../../contract/text/zh-CN/gates.ts'

/** `0.985` → `98.5%`; never rounded up to a limit. */
export function percentText(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`
}

export function say(id: GateFindingId, params: Record<string, string | number> = {}): string {
  return fill(gateFindings[id], params)
}
