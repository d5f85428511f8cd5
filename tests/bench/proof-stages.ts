// Stages of the bench for proof and protection: the audit trail, a review request, and what sealing costs.
// Synthetic; people and files of the bench alone.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { contentDigests, contentText, firstLink, nextLink } from '../../src-main/core/audit/chain.ts'
import { writeIdentityFile } from '../../src-main/store/identity-file.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'
import { type StageFacts, type StageInput, withEngine } from './bench-engine.ts'

const now = () => new Date().toISOString()
const ACTIONS = ['recipe.saved', 'raw.viewed', 'result.saved', 'catalogue.saved', 'session.opened']
const trailFolder = (directory: string) => join(directory, 'trail')
const seconds = (ms: number) => Number((ms / 1000).toFixed(2))

/** Events as an office leaves them, some 300 bytes each, chained as the program chains them. */
function writeTrail(directory: string, events: number): void {
  openWorkFolder(trailFolder(directory), { holder: 'bench', now }).close()
  const db = new Database(join(trailFolder(directory), 'openprep.db'))
  const insert = db.prepare('INSERT INTO audit (seq, content, sha256, sm3) VALUES (?, ?, ?, ?)')
  let link = firstLink(String(db.prepare('SELECT id FROM trail').pluck().get()))
  db.transaction(() => {
    for (let seq = 1; seq <= events; seq += 1) {
      const columns = ['姓名', '身份证号', '手机号', '所在地_村（社区）'].slice(0, 1 + (seq % 4))
      const content = contentText({
        at: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
        person: `经办${seq % 17}`,
        action: ACTIONS[seq % ACTIONS.length] ?? '',
        datasetId: `00000000-0000-4000-8000-${String(seq % 97).padStart(12, '0')}`,
        detail: { what: 'source', version: seq % 31, columns, rows: seq * 7 },
      })
      link = nextLink(link, seq, contentDigests(content))
      insert.run(seq, content, link.sha256, link.sm3)
    }
  })()
  db.close()
}

/** The milliseconds of processor time of one append, each in a transaction of its own that is on the disk when it is reported. */
function measureAppends(directory: string, count: number): number {
  const folder = openWorkFolder(trailFolder(directory), { holder: 'bench', now })
  const began = process.cpuUsage()
  for (let turn = 0; turn < count; turn += 1) {
    folder.audit.record({ action: 'samples.revealed', datasetId: null, detail: { columns: ['姓名'], turn } })
  }
  const { user, system } = process.cpuUsage(began)
  folder.close()
  return Number(((user + system) / 1000 / count).toFixed(3))
}

async function prepareRequest({ directory }: StageInput): Promise<void> {
  const root = rootOf('示例市数据局')
  writeFileSync(join(directory, 'trust.json'), JSON.stringify(trustIn(root)))
  for (const [name, role] of [['张办', 'clerk'] as const, ['李审', 'reviewer'] as const]) {
    writeIdentityFile(join(directory, `${role}.identity`), personOf(root, name, role), 'bench bench')
  }
}

const StageLineSchema = z.object({ seconds: z.number(), cpuSeconds: z.number(), rows: z.number() })

function runStage(stage: string, directory: string, rows: number, unsealed: boolean) {
  const hook = unsealed ? ['--import', join(import.meta.dirname, 'unsealed-hook.ts')] : []
  const args = [...hook, join(import.meta.dirname, 'bench-stage.ts'), stage, directory, String(rows)]
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.status !== 0) throw new Error(`${stage} failed`)
  return StageLineSchema.parse(JSON.parse(child.stdout))
}

/** Import and run, sealed and not, by turns; the faster of the rounds counts, for a busy machine only ever adds. */
function measureSealing({ directory, rows }: StageInput): StageFacts {
  const ROUNDS = 4
  const best = { import: { plain: Infinity, sealed: Infinity }, run: { plain: Infinity, sealed: Infinity } }
  const cpu = { import: { plain: Infinity, sealed: Infinity }, run: { plain: Infinity, sealed: Infinity } }
  const place = join(directory, 'sealing')
  mkdirSync(place, { recursive: true })
  runStage('generate', place, rows, false)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of ['plain', 'sealed'] as const) {
      rmSync(join(place, 'folder'), { recursive: true, force: true })
      for (const stage of ['import', 'run'] as const) {
        const line = runStage(stage, place, rows, kind === 'plain')
        best[stage][kind] = Math.min(best[stage][kind], line.seconds)
        cpu[stage][kind] = Math.min(cpu[stage][kind], line.cpuSeconds)
      }
    }
  }
  rmSync(place, { recursive: true, force: true })
  const share = ({ plain, sealed }: { plain: number; sealed: number }) =>
    Number(((sealed / plain - 1) * 100).toFixed(1))
  return {
    rows,
    columns: 20,
    import: { ...best.import, percent: share(best.import), cpu: cpu.import, cpuPercent: share(cpu.import) },
    run: { ...best.run, percent: share(best.run), cpu: cpu.run, cpuPercent: share(cpu.run) },
  }
}

export const PROOF_STAGES = {
  'proof-trail-generate': async ({ directory, rows }: StageInput) => {
    writeTrail(directory, rows)
    return { rows, columns: 1 }
  },
  /** After `proof-trail-generate`: the whole chain on every core, and what an append costs behind a trail that long. */
  'proof-trail': async (input: StageInput) => {
    const began = performance.now()
    return withEngine(
      input,
      async client => {
        const report = await client.call('audit.verify', {})
        const verifySeconds = seconds(performance.now() - began)
        if (!report.ok) throw new Error(`broken at ${report.brokenAt}`)
        return { rows: report.events, columns: 1, verifySeconds, workers: availableParallelism() }
      },
      'trail',
    )
  },
  'proof-append': async ({ directory }: StageInput) => {
    const appends = 2_000
    return { rows: appends, columns: 1, cpuMsPerAppend: measureAppends(directory, appends) }
  },
  /** After `run`: the request of the result and its source, made by the preparer. */
  'proof-request': async (input: StageInput) => {
    await prepareRequest(input)
    const at = (name: string) => join(input.directory, name)
    return withEngine(input, async (client, datasetId) => {
      await client.call('trust.import', { path: at('trust.json') })
      await client.call('identity.open', { path: at('clerk.identity'), passphrase: 'bench bench' })
      const { recipe } = await client.call('policies.suggest', { datasetId, policy: 'unconditional' })
      await client.call('recipe.save', { datasetId, steps: recipe.steps, label: 'bench' })
      await client.call('run.start', { datasetId })
      const { catalogue } = await client.call('catalogue.propose', { datasetId })
      await client.call('catalogue.save', { datasetId, catalogue })
      await client.call('gates.run', { datasetId })
      const began = performance.now()
      const made = await client.call('reviews.request', {
        datasetId,
        out: at('bench.odreq'),
        to: [at('reviewer.identity')],
        source: true,
        keys: true,
      })
      const { rows, columns } = made.subject.result
      return { rows, columns, bytes: made.bytes, requestSeconds: seconds(performance.now() - began) }
    })
  },
  /** After `proof-request`: the reviewer opens the file at their own PC, then once more from the list. */
  'proof-open': async (input: StageInput) => {
    const at = (name: string) => join(input.directory, name)
    rmSync(at('reviewer'), { recursive: true, force: true })
    return withEngine(
      input,
      async client => {
        await client.call('trust.import', { path: at('trust.json') })
        await client.call('identity.open', { path: at('reviewer.identity'), passphrase: 'bench bench' })
        const began = performance.now()
        const { request } = await client.call('reviews.receive', { path: at('bench.odreq') })
        const received = performance.now()
        await client.call('reviews.open', { requestId: request.id })
        const openSeconds = seconds(performance.now() - received)
        return { rows: request.rows, columns: 20, receiveSeconds: seconds(received - began), openSeconds }
      },
      'reviewer',
    )
  },
  sealing: async (input: StageInput) => measureSealing(input),
}
