// Whole days without a person: a policy proposes the recipe, the draft is built, and the package is scanned for anything left.
// Usage: node tests/evaluation/policy-scan.ts --rows 100000 --seeds 1..10 --policies unconditional,conditional
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { SuggestionSchema } from '../../src-main/contract/policy.ts'
import { ScanReportSchema } from '../../src-main/contract/profile.ts'
import { openprep, sharedFile } from '../golden/openprep.ts'

const ATTRIBUTES: Readonly<Record<string, string>> = {
  unconditional: 'UNCONDITIONAL',
  'subsidy-notice': 'UNCONDITIONAL',
  'penalty-notice': 'UNCONDITIONAL',
  conditional: 'CONDITIONAL',
  internal: 'CLOSED',
}

export interface PolicyScan {
  seed: number
  policy: string
  rows: number
  steps: number
  /** Cells the scan looked at rows of, both files of the package together. */
  scannedRows: number
  findings: number
  byColumn: Record<string, number>
  bytes: number
  seconds: number
}

async function asked(...words: string[]): Promise<unknown> {
  const { exit, json, stderr } = await openprep(...words)
  if (exit !== 0 && !(words[0] === 'scan' && exit === 1))
    throw new Error(`${words[0]} ended with ${exit}: ${stderr}${JSON.stringify(json)}`)
  return json
}

/** Odd seeds make a workbook, even ones a CSV in GB 18030. */
function makeTable(dir: string, rows: number, seed: number): string {
  const file = join(dir, seed % 2 === 1 ? 'table.xlsx' : 'table.csv')
  const options = ['--rows', rows, '--seed', seed, '--out', file, ...(seed % 2 === 1 ? [] : ['--encoding', 'gb18030'])]
  execFileSync('python3', [sharedFile('generate_messy.py'), ...options.map(String)], { stdio: 'ignore' })
  return file
}

export async function scanUnderPolicy(rows: number, seed: number, policy: string): Promise<PolicyScan> {
  const dir = mkdtempSync(join(tmpdir(), 'openprep-policy-'))
  const began = performance.now()
  try {
    const table = makeTable(dir, rows, seed)
    const [recipeFile, catalogueFile, zip] = [join(dir, 'r.json'), join(dir, 'c.json'), join(dir, 'p.zip')]
    const { recipe } = SuggestionSchema.parse(await asked('suggest', table, '--policy', policy, '--json'))
    writeFileSync(recipeFile, JSON.stringify(recipe))
    const entry = { formatVersion: 1, title: '办件登记', openAttribute: ATTRIBUTES[policy] ?? 'UNCONDITIONAL' }
    writeFileSync(catalogueFile, JSON.stringify(entry))
    const keyring = join(dir, 'keyring.json')
    const files = ['--recipe', recipeFile, '--catalogue', catalogueFile, '--keyring', keyring]
    await asked('package', table, ...files, '--draft', '--out', zip, '--json')
    const scan = ScanReportSchema.parse(await asked('scan', zip, '--json'))
    return {
      seed,
      policy,
      rows,
      steps: recipe.steps.length,
      scannedRows: scan.rows,
      findings: scan.findings.length,
      byColumn: scan.byColumn,
      bytes: statSync(zip).size,
      seconds: Math.round((performance.now() - began) / 1000),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function seedsOf(text: string): number[] {
  const [first = 1, last = first] = text.split('..').map(Number)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      seeds: { type: 'string', default: '1..10' },
      policies: { type: 'string', default: 'unconditional' },
    },
  })
  const { rows } = z.object({ rows: z.coerce.number().int().positive() }).parse(values)
  let findings = 0
  for (const policy of values.policies.split(',')) {
    for (const seed of seedsOf(values.seeds)) {
      const outcome = await scanUnderPolicy(rows, seed, policy)
      findings += outcome.findings
      process.stdout.write(`${JSON.stringify(outcome)}\n`)
    }
  }
  process.exitCode = findings === 0 ? 0 : 1
}

if (process.argv[1]?.endsWith('policy-scan.ts')) await main()
