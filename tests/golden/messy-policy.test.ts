// A proposed recipe lets nothing out: what a policy makes of a messy table is packed and scanned, from the command line.
// A slice of tests/evaluation/policy-scan.ts, which does the same with 10 × 100,000 records.
import { describe, expect, it } from 'vitest'
import { scanUnderPolicy } from '../evaluation/policy-scan.ts'

describe('the package of a proposed recipe', () => {
  it.each([
    ['unconditional', 3],
    ['unconditional', 4],
    ['conditional', 5],
    ['subsidy-notice', 6],
  ] as const)('%s, seed %i: the scan finds nothing', async (policy, seed) => {
    const { findings, byColumn, scannedRows } = await scanUnderPolicy(2000, seed, policy)
    expect({ findings, byColumn }).toEqual({ findings: 0, byColumn: {} })
    expect(scannedRows).toBeGreaterThan(3000)
  })
})
