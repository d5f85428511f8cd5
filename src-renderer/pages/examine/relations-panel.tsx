// What the columns say about one another: leaks, code and name, keys; each leads to the rows it is about.
// Shows what the engine counted.
import { type ReactNode, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import {
  type DependencyReport,
  type LeakReport,
  type NearKeyReport,
  type Relations,
  shareError,
} from '../../../src-main/contract/relations.ts'
import { leakTexts } from '../../../src-main/contract/text/zh-CN/examination.ts'
import { relationsText as words } from '../../text/relations.ts'
import { Button } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { visibleBlanks } from '../../ui/visible-blanks.ts'
import { LookWait } from './look-wait.tsx'
import { useRelations } from './use-closer-look.ts'

type Visit = (rowNumber: number, column: string) => void

export interface RelationsPanelProps {
  datasetId: string
  view: View
  onVisit: Visit
}

export function RelationsPanel({ datasetId, view, onVisit }: RelationsPanelProps) {
  const look = useRelations(datasetId, view)
  const { report } = look
  if (report === null) return <LookWait look={look} sentence={words.running} />
  return (
    <div className="op-look">
      {report.usedRows === report.rows ? null : (
        <Sentence>
          {words.sampleOfRows(
            formatNumber(report.usedRows),
            formatNumber(report.rows),
            `${(shareError(report.usedRows, report.rows) * 100).toFixed(2)}%`,
          )}
        </Sentence>
      )}
      <div className="op-look-columns">
        <div>
          <Leaks report={report} onVisit={onVisit} />
          <Keys report={report} onVisit={onVisit} />
        </div>
        <div>
          <Dependencies found={report.dependencies} implied={report.implied ?? 0} onVisit={onVisit} />
          <Correlations report={report} />
        </div>
      </div>
    </div>
  )
}

interface PartProps {
  title: string
  intro: string
  children: ReactNode
}

function Part({ title, intro, children }: PartProps) {
  return (
    <section className="op-look-part">
      <h2>{title}</h2>
      <Sentence>{intro}</Sentence>
      {children}
    </section>
  )
}

function Leaks({ report, onVisit }: { report: Relations; onVisit: Visit }) {
  const { leaks, comparedRows, rows } = report
  return (
    <Part title={words.leaks} intro={words.leaksIntro}>
      {leaks.length === 0 ? <p className="op-look-none">{words.noLeaks}</p> : null}
      <ul className="op-look-list">
        {leaks.map(leak => (
          <LeakItem key={`${leak.from} ${leak.to} ${leak.kind}`} leak={leak} onVisit={onVisit} />
        ))}
      </ul>
      {comparedRows === rows ? null : <Sentence>{words.sampled(formatNumber(comparedRows))}</Sentence>}
    </Part>
  )
}

function LeakItem({ leak, onVisit }: { leak: LeakReport; onVisit: Visit }) {
  const { title, advice } = leakTexts[leak.kind]
  const [row] = leak.rowNumbers
  const [slip] = leak.otherRowNumbers
  const slips = leak.compared - leak.agreeing
  // A number that stands in a few remarks only: the other remarks are no slips.
  const mostly = slips < leak.agreeing
  return (
    <li>
      <div className="op-look-head">
        <strong>{words.leakPair(leak.from, leak.to)}</strong>
        <span className="op-badge is-sensitive">{title}</span>
      </div>
      <p>{advice}</p>
      <div className="op-look-foot">
        <span className="op-muted op-number">
          {words.agreeing(formatNumber(leak.agreeing), formatNumber(leak.compared))}
        </span>
        {row === undefined ? null : (
          <Button type="link" size="small" onClick={() => onVisit(row, leak.from)}>
            {words.example}
          </Button>
        )}
        {slip === undefined || !mostly ? null : (
          <Button
            type="link"
            size="small"
            title={words.slips(formatNumber(slips))}
            onClick={() => onVisit(slip, leak.to)}
          >
            {words.slip}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Code ↔ name once, not twice: in the direction that has the exceptions to be looked at. */
function pairsOf(found: readonly DependencyReport[]): DependencyReport[] {
  return found.filter(shown => {
    if (!shown.mutual) return true
    const back = found.find(other => other.from === shown.to && other.to === shown.from)
    if (back === undefined || back.wrong === shown.wrong) return back === undefined || shown.from < shown.to
    return shown.wrong > back.wrong
  })
}

function Correlations({ report: { correlations = [], comparedRows, rows } }: { report: Relations }) {
  if (correlations.length === 0) return null
  return (
    <Part title={words.correlations} intro={words.correlationsIntro}>
      <ul className="op-look-list">
        {correlations.map(one => (
          <li key={`${one.left} ${one.right}`}>
            <div className="op-look-head">
              <strong>{words.leakPair(one.left, one.right)}</strong>
            </div>
            <p className="op-number">
              {words.correlation(one.pearson.toFixed(3), one.spearman.toFixed(3), formatNumber(one.rows))}
            </p>
          </li>
        ))}
      </ul>
      {comparedRows === rows ? null : <Sentence>{words.sampled(formatNumber(comparedRows))}</Sentence>}
    </Part>
  )
}

interface DependenciesProps {
  found: readonly DependencyReport[]
  implied: number
  onVisit: Visit
}

function Dependencies({ found, implied, onVisit }: DependenciesProps) {
  const [all, setAll] = useState(false)
  const pairs = pairsOf(found)
  const withExceptions = pairs.filter(({ wrong }) => wrong > 0)
  const exact = pairs.filter(({ wrong }) => wrong === 0)
  const few = exact.length <= 6
  return (
    <Part title={words.dependencies} intro={words.dependenciesIntro}>
      {pairs.length === 0 ? <p className="op-look-none">{words.noDependencies}</p> : null}
      <ul className="op-look-list">
        {[...withExceptions, ...(all || few ? exact : [])].map(pair => (
          <DependencyItem key={`${pair.from} ${pair.to}`} found={pair} onVisit={onVisit} />
        ))}
      </ul>
      {few ? null : (
        <Button type="link" size="small" className="op-link-flush" onClick={() => setAll(!all)}>
          {all ? words.less : words.more(formatNumber(exact.length))}
        </Button>
      )}
      {implied === 0 ? null : <Sentence>{words.implied(formatNumber(implied))}</Sentence>}
    </Part>
  )
}

function DependencyItem({ found, onVisit }: { found: DependencyReport; onVisit: Visit }) {
  const { mutual } = found
  return (
    <li>
      <div className="op-look-head">
        <strong>
          “{found.from}” {mutual ? '↔' : '→'} “{found.to}”
        </strong>
        <span className="op-badge">{mutual ? words.mutual : words.follows}</span>
        <span className="op-spring" />
        <span className={found.wrong === 0 ? 'op-look-good' : 'op-look-bad op-number'}>
          {found.wrong === 0
            ? words.exact
            : words.exceptions(formatNumber(found.wrong), formatShare(found.wrong, found.rows))}
        </span>
      </div>
      {found.examples.map(example => (
        <div key={example.value} className="op-look-example">
          <span className="op-ellipsis" title={example.value}>
            {visibleBlanks(example.value)}
          </span>
          <span className="op-look-partners">
            {example.partners.map(partner => (
              <button
                key={partner.value}
                type="button"
                className="op-look-partner"
                onClick={() => onVisit(partner.rowNumber, found.to)}
              >
                <span>{visibleBlanks(partner.value)}</span>
                <span className="op-number op-faint">{words.partnerRows(formatNumber(partner.rows))}</span>
              </button>
            ))}
          </span>
        </div>
      ))}
    </li>
  )
}

function Keys({ report, onVisit }: { report: Relations; onVisit: Visit }) {
  return (
    <Part title={words.keys} intro={words.keysIntro}>
      {report.keys.length === 0 ? <p className="op-look-none">{words.noKeys}</p> : null}
      <div className="op-look-keys">
        {report.keys.map(key => (
          <span key={key.join()} className="op-badge">
            {key.join(' + ')}
          </span>
        ))}
      </div>
      {report.nearKeys.length === 0 ? null : <h3>{words.nearKeys}</h3>}
      <ul className="op-look-list">
        {report.nearKeys.map(near => (
          <NearKeyItem key={near.column} near={near} onVisit={onVisit} />
        ))}
      </ul>
    </Part>
  )
}

function NearKeyItem({ near, onVisit }: { near: NearKeyReport; onVisit: Visit }) {
  const facts = [
    near.repeated === 0 ? '' : words.repeated(formatNumber(near.repeated)),
    near.missing === 0 ? '' : words.missing(formatNumber(near.missing)),
  ].filter(text => text !== '')
  return (
    <li>
      <div className="op-look-head">
        <strong>{near.column}</strong>
        <span className="op-spring" />
        <span className="op-look-bad op-number">{facts.join('，')}</span>
      </div>
      {near.examples.map(({ value, rowNumbers }) => (
        <div key={value} className="op-look-example">
          <span className="op-ellipsis op-identifier" title={value}>
            {visibleBlanks(value)}
          </span>
          <span className="op-look-partners">
            {rowNumbers.map(row => (
              <button key={row} type="button" className="op-look-partner" onClick={() => onVisit(row, near.column)}>
                <span className="op-number">{formatNumber(row)}</span>
              </button>
            ))}
          </span>
        </div>
      ))}
    </li>
  )
}
