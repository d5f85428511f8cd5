// `ledger items|lists|match|twins|disputes|dispute|source`: what the bureau sees and decides over the items of its ledger.
// Names items by title or by the beginning of their digest; decides nothing by itself.
import type { BureauLine, BureauList, DisputeView } from '../../contract/bureau-decisions.ts'
import type { LedgerItem, Twin } from '../../contract/bureau-ledger.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  disputeStateTexts,
  lineStandingTexts,
  decisionTexts as texts,
  uncountedTexts,
} from '../../contract/text/zh-CN/bureau-decisions.ts'
import { ledgerReportTexts, returnReasonTexts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { type Arguments, fileWord } from '../arguments.ts'
import type { Io } from '../command.ts'
import { formatTable } from '../output.ts'
import type { Session } from '../session.ts'
import { cli } from '../words.ts'

const SHORTEST_DIGEST = 8
const SHOWN_DIGEST = 12

function usage(): OpenprepError {
  return new OpenprepError('USAGE', { reason: cli.forms.ledger })
}

/** By title, or by the beginning of the digest. Throws ITEM_NOT_FOUND where none or several are meant. */
export function itemNamed(items: readonly LedgerItem[], word: string): LedgerItem {
  const found = items.filter(
    ({ sha256, title }) => title === word || (word.length >= SHORTEST_DIGEST && sha256.startsWith(word)),
  )
  const [item] = found
  if (item === undefined || found.length > 1) throw new OpenprepError('ITEM_NOT_FOUND', { sha256: word })
  return item
}

/** 1 = something was sent back. */
export async function items({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const body = args.options.unit
  const found = await client.call('bureau.items', body === undefined ? {} : { body })
  const { uncounted } = await client.call('bureau.report', { year: null })
  const reasons = new Map(uncounted.map(({ sha256, reason }) => [sha256, uncountedTexts[reason]]))
  await io.print(found, () =>
    formatTable(
      found.map(({ sha256, state, body: of, title, findings, place }) => [
        sha256.slice(0, SHOWN_DIGEST),
        state === 'ACCEPTED' ? (reasons.get(sha256) ?? ledgerReportTexts.accepted) : ledgerReportTexts.sentBack,
        of,
        title,
        place === null ? '' : fill(ledgerReportTexts.place, place),
        findings.map(({ reason, detail }) => `${returnReasonTexts[reason]}：${detail}`).join('；'),
      ]),
    ),
  )
  return found.some(({ state }) => state === 'RETURNED') ? 1 : 0
}

/** 1 = a line is open. */
export async function lists({ client }: Session, _args: Arguments, io: Io): Promise<number> {
  const found = await client.call('bureau.lists', {})
  await io.print(found, () =>
    formatTable(
      found.map(({ name, lines, standings }) => [
        name,
        String(lines),
        ...standings.map(one => `${lineStandingTexts[one.standing]} ${one.lines}`),
      ]),
    ),
  )
  return found.some(isOpen) ? 1 : 0
}

function isOpen({ standings }: BureauList): boolean {
  return standings.some(({ standing, lines }) => lines > 0 && (standing === 'OPEN' || standing === 'ALIKE'))
}

/** Without a line: all lines. With one and --item or --none: a person's word on it; with neither the word is taken back. */
export async function match({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const name = fileWord(args, 1)
  const list = (await client.call('bureau.lists', {})).find(one => one.name === name)
  if (list === undefined) throw new OpenprepError('REFERENCE_INVALID', { reason: fill(texts.listOf, { name }) })
  const { id: listId } = list
  const word = args.words[2]
  if (word === undefined) {
    const lines = await client.call('bureau.listLines', { listId })
    await io.print(lines, () => formatTable(lines.map(lineRow)))
    return isOpen(list) ? 1 : 0
  }
  const no = Number(word)
  if (!Number.isInteger(no)) throw usage()
  const { item, note = '', none } = args.options
  const chosen = item === undefined ? null : itemNamed(await client.call('bureau.items', {}), item).sha256
  const decided = item !== undefined || none === true
  const line = await client.call('bureau.matchLine', { listId, no, sha256: chosen, note, decided })
  await io.print(line, () => lineRow(line).join('　'))
  io.say(fill(texts.matched, { no, standing: lineStandingTexts[line.standing] }))
  return 0
}

function lineRow({ no, title, publisher, standing, item, candidates, answers }: BureauLine): string[] {
  const alike = candidates.map(({ title: other, body, score }) => `${other}（${body}，${Math.floor(score * 100)}%）`)
  const said = answers.map(({ body, reason, legalBasis }) => [body, reason, legalBasis].filter(Boolean).join('：'))
  const found = item === null ? alike.join('；') : `${item.title}（${item.body}）`
  return [String(no), title, publisher, lineStandingTexts[standing], found, said.join('；')]
}

/** Without words: all pairs. With two items: --unit names the source, --apart says they are not the same. 1 = one is undecided. */
export async function twins({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const all = await client.call('bureau.items', {})
  const [left, right] = args.words.slice(1)
  if (left !== undefined) {
    const { unit = '', note = '', apart } = args.options
    if (right === undefined || (apart !== true && unit === '')) throw usage()
    const pair = { left: itemNamed(all, left).sha256, right: itemNamed(all, right).sha256 }
    const same = apart !== true
    await client.call('bureau.decideTwin', { ...pair, same, source: same ? unit : '', reason: note })
    io.say(texts.twinSaved)
  }
  const { twins: found } = await client.call('bureau.report', { year: null })
  const byDigest = new Map(all.map(item => [item.sha256, item]))
  await io.print(found, () => formatTable(found.map(twin => twinRow(twin, byDigest))))
  return found.some(({ decision }) => decision === null) ? 1 : 0
}

function twinRow({ left, right, score, decision }: Twin, items: ReadonlyMap<string, LedgerItem>): string[] {
  const name = (sha256: string) => {
    const item = items.get(sha256)
    return item === undefined ? sha256 : `${item.title}（${item.body}）`
  }
  const decided =
    decision === null
      ? ledgerReportTexts.twinOpen
      : decision.same
        ? fill(ledgerReportTexts.twinSame, { source: decision.source })
        : ledgerReportTexts.twinApart
  const short = (sha256: string) => sha256.slice(0, SHOWN_DIGEST)
  return [short(left), name(left), short(right), name(right), `${Math.floor(score * 100)}%`, decided]
}

/** 1 = one is not settled. */
export async function disputes({ client }: Session, _args: Arguments, io: Io): Promise<number> {
  const found = await client.call('bureau.disputes', {})
  await io.print(found, () => formatTable(found.map(disputeRow)))
  return found.some(({ state }) => state !== 'SETTLED') ? 1 : 0
}

function disputeRow({ id, subject, parties, state, openedOn, source, result }: DisputeView): string[] {
  return [id, subject, parties.join('、'), disputeStateTexts[state], openedOn, source, result]
}

/** `open 目录 …`, `convene 编号`, `settle 编号`, `reopen 编号`. */
export async function dispute({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const [act, ...words] = args.words.slice(1)
  const { note = '', unit, name = '' } = args.options
  const view = await (async () => {
    switch (act) {
      case 'open': {
        const all = await client.call('bureau.items', {})
        const digests = words.map(word => itemNamed(all, word).sha256)
        const parties = unit === undefined ? [] : unit.split(/[、,，]/)
        return client.call('bureau.openDispute', { items: digests, subject: name, parties, statement: note })
      }
      case 'convene':
      case 'settle':
      case 'reopen':
        return client.call('bureau.actOnDispute', { id: words[0] ?? '', act, source: unit ?? '', result: note })
      default:
        throw usage()
    }
  })()
  await io.print(view, () => disputeRow(view).join('　'))
  io.say(fill(texts.disputeSaved, { subject: view.subject, state: disputeStateTexts[view.state] }))
  return 0
}

/** Without a data item: those several bodies offer. With one: --unit names the source, --none takes it back. */
export async function source({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const label = args.words[1]
  const { unit = '', note = '', none } = args.options
  if (label !== undefined) {
    if ((unit === '') !== (none === true)) throw usage()
    await client.call('bureau.setSource', { label, body: unit, basis: note })
  }
  const found = await client.call('bureau.sharedFields', {})
  await io.print(found, () =>
    formatTable(
      found.map(({ label: field, bodies, source: decided, flagged }) => [
        field,
        bodies.map(({ body }) => body).join('、'),
        decided?.body ?? '',
        flagged.join('、'),
      ]),
    ),
  )
  if (label === undefined) return 0
  const set = found.find(one => one.source?.label === label)
  io.say(
    set === undefined || set.source === null
      ? fill(texts.sourceTaken, { label })
      : fill(texts.sourceSet, { label, body: set.source.body, count: set.flagged.length }),
  )
  return 0
}
