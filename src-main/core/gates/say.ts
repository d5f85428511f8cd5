// Fills the words of a finding.
// Knows no gate.
import { fill } from '../../contract/text/describe-error.ts'
import { type GateFindingId, gateFindings } from '../../contract/text/zh-CN/gates.ts'

export function say(id: GateFindingId, params: Record<string, string | number> = {}): string {
  return fill(gateFindings[id], params)
}
