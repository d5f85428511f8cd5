// The picture of a year: what each body opened beside its target, the rules of the plan, the key fields, the score sheet.
// Reads no file and asks nobody what day it is.

import type { UncountedReason } from '../../contract/bureau-decisions.ts'
import type {
  BodyProgress,
  LedgerItem,
  LedgerReport,
  ScoreWeights,
  TargetBody,
  TargetOutcome,
  TargetRule,
  Targets,
  Twin,
} from '../../contract/bureau-ledger.ts'
import { DOMAINS } from '../../contract/catalogue.ts'
import { ledgerReportTexts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { bodyFinder, bodyKey } from './body-names.ts'
import { isByApi, isMachineReadable, isOpened, isTimely } from './counting.ts'
import { scoreBodies } from './score-sheet.ts'
import { targetKinds } from './targets/registry.ts'
import type { BodyItems } from './targets/target-kind.ts'

export interface ReportInput {
  readonly items: readonly LedgerItem[]
  /** null = nothing to compare with. */
  readonly targets: Targets | null
  readonly twins: readonly Twin[]
  readonly weights: ScoreWeights
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Accepted items that are not counted, by digest. */
  readonly uncounted?: ReadonlyMap<string, UncountedReason>
}

export function ledgerReport({ items, targets, twins, weights, today, uncounted }: ReportInput): LedgerReport {
  const counts = (item: LedgerItem) => isOpened(item) && uncounted?.has(item.sha256) !== true
  const { known, unknown } = byBody(items, targets, counts)
  const opened = items.filter(counts)
  const progress = ranked([
    ...known.map(body => progressOf(body, body.body, today)),
    ...unknown.map(body => progressOf(body, null, today)),
  ])
  return {
    year: targets?.year ?? null,
    today,
    items: items.length,
    accepted: items.filter(item => item.state === 'ACCEPTED').length,
    returned: items.filter(item => item.state === 'RETURNED').length,
    bodies: progress,
    outcomes: targets === null ? [] : outcomesOf(targets, known, { today, opened, all: items }),
    domains: DOMAINS.map(domain => ({ domain, items: opened.filter(item => item.domains.includes(domain)).length })),
    scores: scoreBodies([...known, ...unknown], weights, today),
    unknownBodies: targets === null ? [] : unknown.map(({ body }) => body.name),
    twins: [...twins],
    uncounted: items.flatMap(({ sha256, body, title }) => {
      const reason = uncounted?.get(sha256)
      return reason === undefined ? [] : [{ sha256, body, title, reason }]
    }),
  }
}

interface Grouped {
  known: BodyItems[]
  unknown: BodyItems[]
}

type Counts = (item: LedgerItem) => boolean

function byBody(items: readonly LedgerItem[], targets: Targets | null, counts: Counts): Grouped {
  const city = targets?.city ?? ''
  const find = bodyFinder(targets?.bodies ?? [], city)
  const ofBody = new Map<TargetBody, LedgerItem[]>((targets?.bodies ?? []).map(body => [body, []]))
  const others = new Map<string, { name: string; items: LedgerItem[] }>()
  for (const item of items) {
    const body = find(item.body)
    if (body !== undefined) ofBody.get(body)?.push(item)
    else {
      const key = bodyKey(item.body, city)
      const other = others.get(key) ?? { name: item.body, items: [] }
      other.items.push(item)
      others.set(key, other)
    }
  }
  return {
    known: [...ofBody].map(([body, own]) => bodyItems(body, own, counts)),
    unknown: [...others.values()].map(({ name, items: own }) => bodyItems(strangerNamed(name), own, counts)),
  }
}

function strangerNamed(name: string): TargetBody {
  return { name, group: 'municipal', quantity: null, previous: null, resourceItems: null, aliases: [] }
}

function bodyItems(body: TargetBody, all: readonly LedgerItem[], counts: Counts): BodyItems {
  return { body, all, opened: all.filter(counts) }
}

function progressOf({ body, opened, all }: BodyItems, target: TargetBody | null, today: string): BodyProgress {
  const count = (holds: (item: LedgerItem) => boolean | null) => opened.filter(item => holds(item) === true).length
  const wanted = target?.quantity ?? null
  return {
    body: body.name,
    group: target?.group ?? null,
    target: wanted,
    actual: opened.length,
    returned: all.filter(item => item.state === 'RETURNED').length,
    uncounted: all.filter(isOpened).length - opened.length,
    gap: wanted === null ? null : Math.max(0, wanted - opened.length),
    completion: wanted === null || wanted === 0 ? null : opened.length / wanted,
    rank: null,
    unconditional: count(item => item.openAttribute === 'UNCONDITIONAL'),
    conditional: count(item => item.openAttribute === 'CONDITIONAL'),
    api: count(isByApi),
    machineReadable: count(isMachineReadable),
    timely: count(item => isTimely(item, today)),
    paced: count(item => isTimely(item, today) !== null),
    rows: opened.reduce((sum, item) => sum + (item.rows ?? 0), 0),
  }
}

/** Equal completion, equal rank; bodies without target have none and stand last. */
function ranked(bodies: readonly BodyProgress[]): BodyProgress[] {
  const completions = bodies.flatMap(({ completion }) => completion ?? []).toSorted((a, b) => b - a)
  return bodies
    .map(body => ({ ...body, rank: body.completion === null ? null : completions.indexOf(body.completion) + 1 }))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0)
}

function outcomesOf(
  { rules, bodies }: Targets,
  known: readonly BodyItems[],
  context: Parameters<(typeof targetKinds)['growth']['measure']>[2],
): TargetOutcome[] {
  const wanted = bodies.reduce((sum, body) => sum + (body.quantity ?? 0), 0)
  const annex: TargetRule = { kind: 'cumulativeCount', minimum: wanted, source: ledgerReportTexts.annex }
  const all = wanted > 0 ? [annex, ...rules] : rules
  return all.map(rule => {
    const concerned = rule.group === undefined ? known : known.filter(({ body }) => body.group === rule.group)
    const { actual, part, whole, short } = targetKinds[rule.kind].measure(rule, concerned, context)
    const met = actual === null ? null : short.length === 0 && actual >= rule.minimum
    const { kind, minimum, source, group = null } = rule
    return { kind, group, minimum, actual, met, part, whole, short: [...short], source }
  })
}
