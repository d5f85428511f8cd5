// Handlers of what the bureau decides: items that answer lines of its lists, disputes between bodies, sources of data items.
// Changes no item: a decision stands beside it and lasts over its versions.
import { randomUUID } from 'node:crypto'
import type { bureauDecisionCalls, Dispute, DisputeView, LineDecision } from '../../contract/bureau-decisions.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { decisionTexts as texts } from '../../contract/text/zh-CN/bureau-decisions.ts'
import { bodyFinder, bodyKey } from '../../core/bureau-ledger/body-names.ts'
import { fieldKey } from '../../core/bureau-ledger/shared-fields.ts'
import { faultWords } from '../../core/reference-list/reference-lines.ts'
import { bureauCity, bureauLines, bureauLists, decisionsOf, disputeView } from '../bureau-decisions.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'

export function bureauDecisionHandlers(services: Services): Handlers<keyof typeof bureauDecisionCalls> {
  const { folder } = services
  const { bureauLedger: ledger, bureauDecisions: decided } = folder
  const city = () => bureauCity(services)
  const today = () => localDay(services.now())
  const invalid = (reason: string) => new OpenprepError('DISPUTE_INVALID', { reason })

  /** Throws ITEM_NOT_FOUND. */
  function keysOf(digests: readonly string[]): string[] {
    const keys = ledger.keyOf()
    return digests.map(sha256 => {
      const key = keys.get(sha256)
      if (key === undefined) throw new OpenprepError('ITEM_NOT_FOUND', { sha256 })
      return key
    })
  }

  function kept(dispute: Dispute, act: string): DisputeView {
    decided.saveDispute(dispute, act, services.person())
    services.changed(null)
    return disputeView(services, dispute)
  }

  function after(dispute: Dispute, act: 'convene' | 'settle' | 'reopen', source: string, result: string): Dispute {
    switch (act) {
      case 'convene':
        if (dispute.state === 'SETTLED') throw invalid(texts.disputeSettled)
        return { ...dispute, state: 'CONVENED', convenedOn: today(), result }
      case 'settle': {
        if (dispute.state === 'SETTLED') throw invalid(texts.disputeSettled)
        const party = dispute.parties.find(body => bodyKey(body, city()) === bodyKey(source, city()))
        if (source !== '' && party === undefined) throw invalid(fill(texts.disputeParty, { body: source }))
        return { ...dispute, state: 'SETTLED', settledOn: today(), source: party ?? '', result }
      }
      case 'reopen':
        if (dispute.state !== 'SETTLED') throw invalid(texts.disputeOpen)
        return { ...dispute, state: 'OPEN', settledOn: '', source: '', result }
      default:
        return act satisfies never
    }
  }

  return {
    'bureau.lists': () => bureauLists(services),
    'bureau.listLines': ({ listId }) => bureauLines(services, listId),
    'bureau.matchLine': ({ listId, no, sha256, note, decided: stands }) => {
      const [itemKey = null] = sha256 === null ? [null] : keysOf([sha256])
      const decision: LineDecision | null = stands ? { itemKey, note, on: today() } : null
      if (!bureauLines(services, listId).some(line => line.no === no))
        throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('listGone') })
      decided.decideLine(listId, no, decision, services.person())
      services.changed(null)
      const line = bureauLines(services, listId).find(one => one.no === no)
      if (line === undefined) throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('listGone') })
      return line
    },
    'bureau.disputes': () => decisionsOf(services).disputes,
    'bureau.openDispute': ({ items, subject, parties, statement }) => {
      const itemKeys = [...new Set(keysOf(items))]
      const own = ledger.keyed().filter(({ key }) => itemKeys.includes(key))
      const find = bodyFinder(ledger.targets()[0]?.bodies ?? [], city())
      const all = [...own.map(({ item }) => item.body), ...parties.map(body => body.trim())].filter(body => body !== '')
      const bodies = [...new Map(all.map(body => [bodyKey(find(body)?.name ?? body, city()), body])).values()]
      if (bodies.length < 2) throw invalid(texts.disputeOne)
      const named = subject.trim() || (own[0]?.item.title ?? '')
      if (named === '') throw invalid(texts.disputeNoSubject)
      const state = { state: 'OPEN', openedOn: today(), convenedOn: '', settledOn: '', source: '', result: '' } as const
      return kept({ id: randomUUID(), subject: named, itemKeys, parties: bodies, statement, ...state }, 'open')
    },
    'bureau.actOnDispute': ({ id, act, source, result }) => {
      const dispute = decided.disputes().find(one => one.id === id)
      if (dispute === undefined) throw invalid(texts.disputeGone)
      return kept(after(dispute, act, source, result), act)
    },
    'bureau.sharedFields': () => decisionsOf(services).sources,
    'bureau.setSource': ({ label, body, basis }) => {
      const source = body.trim() === '' ? null : { label, body: body.trim(), basis, on: today() }
      decided.setSource(fieldKey(label), label, source, services.person())
      services.changed(null)
      return {}
    },
  }
}
