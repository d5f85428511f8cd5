// Judges what a reading of a mutated input came to, makes sure of it, and cuts the input down to what is needed for it.
// Saves nothing but the smallest input.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../src-main/contract/reading.ts'
import { BUDGET, FuzzHost, type FuzzOutcome } from './fuzz-host.ts'
import type { FuzzInput } from './make-input.ts'

export interface Finding {
  what: 'fault' | 'died' | 'hung' | 'memory' | 'slow'
  detail: string
}

const SLOWEST_CPU_MS = 5000
/** A second look is no race: readers of older workbooks stop themselves by processor time, three in a row. */
const SECOND_LOOK = { ...BUDGET, wallMs: 300_000 }
/** Every cut that still hangs costs the whole patience. */
const MOST_CUTS: Readonly<Record<Finding['what'], number>> = { fault: 120, died: 40, memory: 40, hung: 8, slow: 8 }

/** Null for an answer: rows, or a refusal with a closed code. */
export function findingOf(outcome: FuzzOutcome): Finding | null {
  switch (outcome.is) {
    case 'died':
      return { what: 'died', detail: outcome.how }
    case 'hung':
      return { what: 'hung', detail: `${Math.round(outcome.ms)} ms` }
    case 'memory':
      return { what: 'memory', detail: `${Math.round(outcome.mb)} MB` }
    case 'report': {
      const { endings, cpuMs } = outcome.report
      const fault = endings.find(({ ended }) => ended === 'fault')
      if (fault !== undefined) return { what: 'fault', detail: `${fault.way}: ${fault.fault ?? ''}` }
      return cpuMs > SLOWEST_CPU_MS ? { what: 'slow', detail: `${cpuMs} ms of processor time` } : null
    }
  }
}

/** Reads inputs again behind the product's own isolation, with patience. */
export class SecondLook {
  readonly #host = new FuzzHost(true, SECOND_LOOK)
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  async at({ bytes, extension, reading }: Pick<FuzzInput, 'bytes' | 'extension' | 'reading'>): Promise<Finding | null> {
    const path = join(this.#folder, `look${extension}`)
    writeFileSync(path, bytes)
    return findingOf(await this.#host.run({ do: 'file', path, reading }))
  }

  /** Halves, quarters … are left out as long as the same kind of finding stays. */
  async smallest(input: FuzzInput, finding: Finding): Promise<Buffer> {
    let { bytes } = input
    let piece = Math.ceil(bytes.length / 2)
    for (let cuts = 0; piece >= 8 && cuts < MOST_CUTS[finding.what]; piece = Math.floor(piece / 2)) {
      for (let at = 0; at < bytes.length && cuts < MOST_CUTS[finding.what]; cuts += 1) {
        const cut = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece)])
        const still = await this.at({ ...input, bytes: cut })
        if (still !== null && sameFinding(still, finding)) bytes = cut
        else at += piece
      }
    }
    return bytes
  }

  close(): void {
    this.#host.close()
  }
}

/** Faults are the same when they come from the same place in the code. */
function sameFinding(one: Finding, other: Finding): boolean {
  return one.what === other.what && (one.what !== 'fault' || signatureOf(one) === signatureOf(other))
}

export function signatureOf({ what, detail }: Finding): string {
  if (what !== 'fault') return what
  const frame = /at .*?((?:src-main|node_modules)\/[^)\s]*)/.exec(detail)?.[1] ?? ''
  return `${detail.split('\n')[0]} @ ${frame}`
}

/** The input beside a text that says what happened and how it is read. */
export function saveFinding(
  folder: string,
  name: string,
  bytes: Buffer,
  facts: { finding: Finding; reading: Reading },
): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, `${name}.txt`), `${JSON.stringify(facts, null, 2)}\n`)
}
