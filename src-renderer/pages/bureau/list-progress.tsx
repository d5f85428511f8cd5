// The bureau's reference list line by line: what bodies handed in or answered, and what a person has to confirm.
// Matches nothing itself.
import { useState } from 'react'
import {
  type BureauLine,
  type BureauList,
  LINE_STANDINGS,
  type LineStanding,
} from '../../../src-main/contract/bureau-decisions.ts'
import { lineStandingTexts } from '../../../src-main/contract/text/zh-CN/bureau-decisions.ts'
import { lineStateLabels } from '../../../src-main/contract/text/zh-CN/reference-list.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { decisionText } from '../../text/bureau-decisions.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Empty, Segmented, Select, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const words = decisionText.lists
const COLOURS: Readonly<Partial<Record<LineStanding, string>>> = {
  HANDED_IN: 'success',
  CLOSED: 'default',
  ANSWERED: 'processing',
  ALIKE: 'warning',
}
const ALL = 'ALL'
type Shown = LineStanding | typeof ALL

export function ListProgress({ search }: { search: string }) {
  const lists = useEngineQuery('bureau.lists', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [shown, setShown] = useState<Shown>(ALL)
  const [error, setError] = useState<unknown>(null)
  const list = lists.data?.find(({ id }) => id === chosen) ?? lists.data?.[0]
  const lines = useEngineQuery('bureau.listLines', list === undefined ? null : { listId: list.id })
  if (lists.data?.length === 0) return <Empty className="op-panel op-bureau-empty" description={words.none} />
  const match = (no: number, sha256: string | null, decided = true) => {
    if (list === undefined) return
    setError(null)
    callEngine('bureau.matchLine', { listId: list.id, no, sha256, decided })
      .then(() => refreshDataset(null))
      .catch(setError)
  }
  const matching = (lines.data ?? []).filter(
    ({ standing, title, publisher }) =>
      (shown === ALL || standing === shown) && `${title}${publisher}`.includes(search.trim()),
  )
  return (
    <>
      <div className="op-bureau-bar">
        <Select
          aria-label={words.choose}
          style={{ minWidth: 220 }}
          value={list?.id ?? null}
          onChange={setChosen}
          options={(lists.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {list === undefined ? null : <Standings list={list} shown={shown} onShow={setShown} />}
      </div>
      <Sentence>{words.sentence}</Sentence>
      <ErrorNotice error={error ?? lists.error ?? lines.error} />
      <Table<BureauLine>
        className="op-panel"
        size="small"
        rowKey="no"
        columns={columnsFor(match)}
        dataSource={matching}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  )
}

function Standings({ list, shown, onShow }: { list: BureauList; shown: Shown; onShow(shown: Shown): void }) {
  const count = (standing: LineStanding) => list.standings.find(one => one.standing === standing)?.lines ?? 0
  return (
    <Segmented<Shown>
      value={shown}
      onChange={onShow}
      options={[
        { value: ALL, label: words.count(words.all, formatNumber(list.lines)) },
        ...LINE_STANDINGS.map(standing => ({
          value: standing,
          label: words.count(lineStandingTexts[standing], formatNumber(count(standing))),
        })),
      ]}
    />
  )
}

type Match = (no: number, sha256: string | null, decided?: boolean) => void

function columnsFor(onMatch: Match): TableColumnsType<BureauLine> {
  return [
    { title: words.columns.no, dataIndex: 'no', width: 56, align: 'right' },
    { title: words.columns.title, dataIndex: 'title', width: '22%', ellipsis: true },
    { title: words.columns.publisher, dataIndex: 'publisher', width: '16%', ellipsis: true },
    {
      title: words.columns.standing,
      width: 130,
      render: (_, { standing }) => (
        <Tag {...(COLOURS[standing] !== undefined && { color: COLOURS[standing] })}>{lineStandingTexts[standing]}</Tag>
      ),
    },
    { title: words.columns.item, render: (_, line) => <Found line={line} onMatch={onMatch} /> },
    {
      title: words.columns.answers,
      width: '20%',
      render: (_, { answers }) =>
        answers.map(({ body, state, reason }) => (
          <div key={body}>{words.answer(body, lineStateLabels[state], reason)}</div>
        )),
    },
  ]
}

function Found({ line: { no, item, decision, candidates }, onMatch }: { line: BureauLine; onMatch: Match }) {
  const undo = (
    <Button type="link" size="small" onClick={() => onMatch(no, null, false)}>
      {words.undo}
    </Button>
  )
  if (decision !== null)
    return (
      <span>
        {item === null ? <span className="op-muted">{words.decidedNone}</span> : `${item.title} · ${item.body}`}
        {undo}
      </span>
    )
  if (item !== null) return `${item.title} · ${item.body}`
  if (candidates.length === 0) return null
  return (
    <span className="op-row-actions">
      <Select
        size="small"
        className="op-bureau-candidates"
        placeholder={words.confirm}
        aria-label={words.confirm}
        value={null}
        popupMatchSelectWidth={false}
        onChange={(sha256: string | null) => onMatch(no, sha256)}
        options={candidates.map(({ sha256, title, body, score }) => ({
          value: sha256,
          label: words.candidate(title, body, formatShare(score, 0)),
        }))}
      />
      <Button size="small" onClick={() => onMatch(no, null)}>
        {words.noneOfThem}
      </Button>
    </span>
  )
}
