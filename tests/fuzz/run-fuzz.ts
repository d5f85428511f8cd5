// Goes through the mutated inputs of a seed, has each read, and gathers how the readings ended.
// What looks like a fault is looked at a second time before it counts. A run that is stopped can be gone on with.
import { createHash } from 'node:crypto'
import type { Seed } from './corpus.ts'
import { type Finding, findingOf, SecondLook, saveFinding, signatureOf } from './findings.ts'
import { FuzzHost, type FuzzOutcome } from './fuzz-host.ts'
import { kindOfInput, makeInput } from './make-input.ts'

export interface FuzzOptions {
  corpus: readonly Seed[]
  inputs: number
  seed: number
  seconds: number
  /** Number of the first input. */
  from: number
  /** Where findings go. */
  out: string
  say(line: string): void
  /** What an earlier run of the same seed came to: this one begins behind it and adds to its counts. */
  earlier?: FuzzSummary | null
  /** Called now and then with what has been counted so far. */
  save?(summary: FuzzSummary): void
  signal?: AbortSignal
}

export interface FuzzSummary {
  seed: number
  from: number
  inputs: number
  corpus: number
  /** Inputs by kind of file. */
  kinds: Record<string, number>
  /** Readings by how they ended, one or two for every input. */
  endings: Record<string, number>
  slowestCpuMs: number
  highestMB: number
  /** Looked like a fault here, was none behind the product's isolation. */
  contained: Record<string, number>
  findings: { index: number; seedName: string; signature: string; file: string; bytes: number }[]
  seconds: number
}

const SAY_EVERY = 5000
const SAVE_EVERY = 250

/** Ends after `inputs` all told, those of `earlier` included; or when time is up or the signal says so. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzSummary> {
  const { seed, from, inputs, seconds, say, signal } = options
  const began = performance.now()
  const tally = new Tally(options)
  const host = new FuzzHost(false)
  const second = new SecondLook(options.out)
  const elapsed = () => (performance.now() - began) / 1000
  const summary = () => ({ ...tally.summary, seconds: (options.earlier?.seconds ?? 0) + Math.round(elapsed()) })
  try {
    while (tally.summary.inputs < inputs && elapsed() < seconds && signal?.aborted !== true) {
      const index = from + tally.summary.inputs
      const outcome = await host.run({ do: 'made', seed, index })
      tally.count(outcome, kindOfInput(seed, index))
      const suspicion = findingOf(outcome)
      if (suspicion !== null) await tally.look(second, index, suspicion)
      if (tally.summary.inputs % SAVE_EVERY === 0) options.save?.(summary())
      if (tally.summary.inputs % SAY_EVERY === 0) say(`${tally.summary.inputs} inputs, ${Math.round(elapsed())} s`)
    }
  } finally {
    host.close()
    second.close()
  }
  return summary()
}

class Tally {
  readonly #options: FuzzOptions
  readonly #known = new Set<string>()
  readonly summary: FuzzSummary

  constructor(options: FuzzOptions) {
    this.#options = options
    const { seed, from, corpus, earlier } = options
    this.summary = structuredClone(earlier) ?? {
      seed,
      from,
      inputs: 0,
      corpus: corpus.length,
      kinds: {},
      endings: {},
      slowestCpuMs: 0,
      highestMB: 0,
      contained: {},
      findings: [],
      seconds: 0,
    }
  }

  count(outcome: FuzzOutcome, kind: string): void {
    const { summary } = this
    summary.inputs += 1
    increase(summary.kinds, kind)
    if (outcome.is !== 'report') return
    const { endings, cpuMs, rssMB } = outcome.report
    for (const { ended } of endings) increase(summary.endings, ended)
    summary.slowestCpuMs = Math.max(summary.slowestCpuMs, cpuMs)
    summary.highestMB = Math.max(summary.highestMB, rssMB)
  }

  async look(second: SecondLook, index: number, suspicion: Finding): Promise<void> {
    const { corpus, seed, out, say } = this.#options
    const input = makeInput(corpus, seed, index)
    const finding = await second.at(input)
    if (finding === null) {
      increase(this.summary.contained, signatureOf(suspicion))
      say(`${index} ${input.seedName}: ${signatureOf(suspicion)}, contained`)
      return
    }
    const signature = signatureOf(finding)
    say(`${index} ${input.seedName}: ${signature}`)
    const bytes = this.#known.has(signature) ? input.bytes : await second.smallest(input, finding)
    this.#known.add(signature)
    const digest = createHash('sha256').update(signature).digest('hex').slice(0, 8)
    const file = `${finding.what}-${digest}-${seed}-${index}${input.extension}`
    saveFinding(out, file, bytes, { finding, reading: input.reading })
    this.summary.findings.push({ index, seedName: input.seedName, signature, file, bytes: bytes.length })
  }
}

function increase(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
