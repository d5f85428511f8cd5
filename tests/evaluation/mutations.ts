// Flips bytes of a signed release and of an audit export, one at a time and at random, and counts what passes verification. It must be none.
// `npm run mutations [-- --count 20000] [--package P.zip --export A.odaudit --trust T.json]`; without files it makes a small release and
// an export itself. Prints one JSON line each. Seeded.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { type Trust, TrustSchema } from '../../src-main/contract/signing.ts'
import { seededRandom } from '../../src-main/core/values/seeded-random.ts'
import { verifyPackage } from '../../src-main/files/packages/verify-package.ts'
import { checkAuditExport } from '../../src-main/files/signed/audit-export.ts'
import { makeSmallRelease } from './small-release.ts'

export type Verdict = (path: string) => Promise<boolean>

export function packageVerdict(trust: Trust, now: string): Verdict {
  return async path => (await verifyPackage(path, { trust, now })).releasable
}

export function exportVerdict(trust: Trust, now: string): Verdict {
  return async path => {
    try {
      return (await checkAuditExport(path, trust, now, new AbortController().signal)).ok
    } catch (thrown) {
      if (thrown instanceof OpenprepError) return false
      throw thrown
    }
  }
}

/** Offsets of the flips that passed. The untouched file must pass, or nothing is proved. */
export async function passingFlips(file: string, verdict: Verdict, count: number, seed: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'openprep-mutations-'))
  try {
    if (!(await verdict(file))) throw new Error(`${file} does not verify as it is`)
    const good = readFileSync(file)
    const bad = join(folder, 'changed')
    const random = seededRandom(String(seed))
    const passed: number[] = []
    for (let turn = 0; turn < count; turn += 1) {
      const at = Math.floor(random() * good.length)
      const changed = Buffer.from(good)
      changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255))
      writeFileSync(bad, changed)
      if (await verdict(bad)) passed.push(at)
    }
    return passed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      package: { type: 'string' },
      export: { type: 'string' },
      trust: { type: 'string' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'openprep-release-'))
  try {
    const given = values.package !== undefined || values.export !== undefined
    const made = given ? null : await makeSmallRelease(folder)
    const trust = made?.trust ?? TrustSchema.parse(JSON.parse(readFileSync(values.trust ?? '', 'utf8')))
    const files = { package: made?.package ?? values.package, export: made?.export ?? values.export }
    await flipAll(files, trust, Number(values.count), Number(values.seed))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Files {
  readonly package: string | undefined
  readonly export: string | undefined
}

async function flipAll(files: Files, trust: Trust, count: number, seed: number): Promise<void> {
  const now = new Date().toISOString()
  const targets = [
    { file: files.export, verdict: exportVerdict(trust, now) },
    { file: files.package, verdict: packageVerdict(trust, now) },
  ]
  for (const { file, verdict } of targets) {
    if (file === undefined) continue
    const passed = await passingFlips(file, verdict, count, seed)
    console.log(JSON.stringify({ file, bytes: readFileSync(file).length, flips: count, passed }))
    if (passed.length > 0) process.exitCode = 1
  }
}

if (import.meta.main) await main()
