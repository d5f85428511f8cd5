// Handlers of the ledger: collecting what bodies handed in, targets, the picture of the year, decisions on doubled items.
// Touches no dataset of the work folder.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type {
  bureauCalls,
  LedgerItem,
  LedgerReport,
  ScoreWeights,
  Targets,
  Twin,
} from '../../contract/bureau-ledger.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { ledgerFindingTexts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { bodyFinder, bodyKey } from '../../core/bureau-ledger/body-names.ts'
import { readTargets, withPrevious } from '../../core/bureau-ledger/read-targets.ts'
import { ledgerReport } from '../../core/bureau-ledger/report.ts'
import { findTwins } from '../../core/bureau-ledger/twins.ts'
import { uncounted } from '../../core/bureau-ledger/uncounted.ts'
import { type LedgerFacts, ledgerPage, ledgerParts } from '../../files/documents/bureau-report.ts'
import { documentBytes } from '../../files/documents/document-parts.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { collectHandedIn } from '../../jobs/collect-handed-in.ts'
import { watchHandedIn } from '../../jobs/watch-handed-in.ts'
import { answeredLists } from '../answered-lists.ts'
import { bureauCity, decisionsOf } from '../bureau-decisions.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'

/** Milliseconds between two looks into a watched folder. */
const WATCHED_EVERY = 2000

export function bureauHandlers(services: Services): Handlers<keyof typeof bureauCalls> {
  const { folder, pool } = services
  const ledger = folder.bureauLedger
  const city = () => bureauCity(services)

  /** The year asked for, else the latest; null when there are no targets. */
  function targetsOf(year: number | null): Targets | null {
    const all = ledger.targets()
    if (year === null) return all[0] ?? null
    const found = all.find(targets => targets.year === year)
    if (found === undefined) throw new OpenprepError('TARGETS_UNKNOWN', { year })
    return found
  }

  // Comparing every two items takes most of a second for some thousand of them; the page asks again and again.
  let compared: { of: string; twins: readonly Twin[] } = { of: '', twins: [] }

  function likeItems(items: readonly LedgerItem[]): readonly Twin[] {
    const of = items.map(({ sha256 }) => sha256).join(' ')
    if (of !== compared.of) compared = { of, twins: findTwins(items, { city: city() }) }
    return compared.twins
  }

  function twinsOf(items: readonly LedgerItem[]): Twin[] {
    // A decision is about two datasets and outlives the versions it was made on.
    const keys = ledger.keyOf()
    const pair = (left: string, right: string) =>
      [keys.get(left) ?? left, keys.get(right) ?? right].toSorted().join(' ')
    const decided = new Map(ledger.decisions().map(({ left, right, decision }) => [pair(left, right), decision]))
    return likeItems(items).map(twin => ({ ...twin, decision: decided.get(pair(twin.left, twin.right)) ?? null }))
  }

  function reportOf(items: readonly LedgerItem[], year: number | null, weights: ScoreWeights): LedgerReport {
    const today = localDay(services.now())
    const twins = twinsOf(items)
    const notCounted = uncounted(ledger.keyed(), twins, folder.bureauDecisions.disputes(), city())
    return ledgerReport({ items, targets: targetsOf(year), twins, weights, today, uncounted: notCounted })
  }

  function factsOf(year: number | null, weights: ScoreWeights): LedgerFacts {
    const items = ledger.list()
    const { sources, disputes, lists } = decisionsOf(services)
    const unit = folder.settings.get().publisher.name
    return { report: reportOf(items, year, weights), items, weights, unit, sources, disputes, lists }
  }

  return {
    'bureau.collect': async ({ paths, drafts }, running) => {
      for (const path of paths) services.checkPath(path)
      const report = await collectHandedIn({
        paths,
        drafts,
        city: city(),
        lists: answeredLists(folder),
        ledger,
        pool,
        now: services.now,
        person: services.person(),
        ...running,
      })
      services.changed(null)
      return report
    },
    'bureau.watch': ({ path, drafts }, running) => {
      services.checkPath(path)
      const lists = answeredLists(folder)
      const collecting = { drafts, city: city(), lists, ledger, pool, now: services.now, person: services.person() }
      const onCollected = () => services.changed(null)
      return watchHandedIn({ path, every: WATCHED_EVERY, onCollected, ...collecting, ...running })
    },
    'bureau.items': ({ body }) => {
      const items = ledger.list()
      return body === undefined ? items : items.filter(item => bodyKey(item.body, city()) === bodyKey(body, city()))
    },
    'bureau.remove': ({ sha256, reason }) => {
      ledger.remove(sha256, reason, services.person())
      services.changed(null)
      return null
    },
    'bureau.targets': () => ledger.targets(),
    'bureau.setTargets': ({ targets }) => {
      ledger.setTargets(targets, services.person())
      services.changed(null)
      return null
    },
    'bureau.importTargets': ({ path }) => {
      services.checkPath(path)
      const read = readTargets(jsonIn(path))
      if (read === null)
        throw new OpenprepError('TARGETS_INVALID', { file: basename(path), reason: ledgerFindingTexts.notTargets })
      const before = ledger.targets().find(targets => targets.year === read.year - 1)
      const find = bodyFinder(before?.bodies ?? [], before?.city)
      const targets = withPrevious(read, name => find(name)?.quantity ?? null)
      ledger.setTargets(targets, services.person())
      services.changed(null)
      return targets
    },
    'bureau.report': ({ year, weights }) => reportOf(ledger.list(), year, weights),
    'bureau.reportPage': ({ year, weights }) => {
      return { html: ledgerPage(factsOf(year, weights)) }
    },
    'bureau.decideTwin': ({ left, right, same, source, reason }) => {
      ledger.decide(left, right, { same, source, reason }, services.person())
      services.changed(null)
      return null
    },
    'bureau.saveReport': async ({ year, weights, out, format }, { signal }) => {
      services.checkPath(out)
      const facts = factsOf(year, weights)
      let bytes = 0
      const content =
        format === 'html' ? [Buffer.from(ledgerPage(facts), 'utf8')] : documentBytes(ledgerParts(facts), `.${format}`)
      await writeAtomically(out, content, {
        signal,
        onBytes: done => {
          bytes = done
        },
      })
      return { path: out, bytes }
    },
  }
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OpenprepError('TARGETS_INVALID', { file: basename(path), reason }, undefined, { cause })
  }
}
