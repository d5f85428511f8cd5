// Lists that were handed out: import, progress, and the answer to each line.
// What is only alike is shown with its likeness; a person decides.
import { useState } from 'react'
import {
  LINE_STATES,
  LIST_KINDS,
  type LineView,
  type ReferenceAnswer,
  type ReferenceList,
} from '../../../src-main/contract/reference-list.ts'
import { lineStateLabels, listKindLabels } from '../../../src-main/contract/text/zh-CN/reference-list.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog, type ActField, type ActValues } from '../../features/acts/act-dialog.tsx'
import { listsText as words } from '../../text/ledger.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Select, Table, type TableColumnsType } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

const KINDS = LIST_KINDS.map(value => ({ value, label: listKindLabels[value] }))
const STATES = LINE_STATES.map(value => ({ value, label: lineStateLabels[value] }))
const NONE = '-'
const percentText = (share: number) => `${Math.floor(share * 100)}%`

export function ListsView() {
  const lists = useEngineQuery('references.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [file, setFile] = useState<string | null>(null)
  const [answering, setAnswering] = useState<LineView | null>(null)
  const list = (lists.data ?? []).find(({ id }) => id === chosen) ?? lists.data?.[0]
  const lines = useEngineQuery('references.lines', list === undefined ? null : { listId: list.id })
  const own = useEngineQuery('ledger.list', {})
  const after = async (work: Promise<unknown>) => {
    await work
    await refreshDataset(null)
  }
  const write = async ({ id, name }: ReferenceList) => {
    const path = await shell.chooseSave('workbook', words.answersName(name))
    if (path !== null) await callEngine('references.write', { listId: id, path })
  }
  return (
    <>
      <Bar
        lists={lists.data ?? []}
        list={list}
        onChoose={setChosen}
        onAdd={async () => setFile(await shell.chooseOpen('table'))}
        onRemove={listId => void after(callEngine('references.remove', { listId }))}
        onWrite={list => void write(list)}
      />
      <ErrorNotice error={lists.error ?? lines.error} />
      <Table<LineView>
        className="op-panel"
        size="small"
        rowKey="no"
        columns={columnsFor(setAnswering, new Map((own.data ?? []).map(row => [row.datasetId, row.title])))}
        dataSource={lines.data ?? []}
        locale={{ emptyText: words.empty }}
        pagination={(lines.data ?? []).length > 50 ? { pageSize: 50, size: 'small' } : false}
      />
      {file === null ? null : (
        <ActDialog
          title={words.add}
          note={words.sentence}
          fields={[
            { name: 'name', label: words.name, kind: 'text' },
            { name: 'kind', label: words.kind, kind: 'choice', options: KINDS, initial: 'REFERENCE' },
          ]}
          onSubmit={values => after(callEngine('references.import', { path: file, ...importOf(values) }))}
          onClose={() => setFile(null)}
        />
      )}
      {answering === null || list === undefined ? null : (
        <ActDialog
          title={`${words.answer}：${answering.title}`}
          fields={answerFields(answering, own.data ?? [])}
          onSubmit={values =>
            after(callEngine('references.answer', { listId: list.id, no: answering.no, answer: answerOf(values) }))
          }
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  )
}

interface BarProps {
  lists: readonly ReferenceList[]
  list: ReferenceList | undefined
  onChoose(id: string): void
  onAdd(): void
  onRemove(id: string): void
  onWrite(list: ReferenceList): void
}

function Bar({ lists, list, onChoose, onAdd, onRemove, onWrite }: BarProps) {
  return (
    <div className="op-ledger-bar">
      {list === undefined ? (
        <Sentence>{words.sentence}</Sentence>
      ) : (
        <>
          <Select
            style={{ minWidth: 260 }}
            aria-label={words.name}
            value={list.id}
            options={lists.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={onChoose}
          />
          <span className="op-muted">{listKindLabels[list.kind]}</span>
          {list.kind === 'REFERENCE' ? <span>{words.answered(list.answered, list.lines)}</span> : null}
        </>
      )}
      <span className="op-spring" />
      {list?.kind === 'REFERENCE' ? <Button onClick={() => onWrite(list)}>{words.writeAnswers}</Button> : null}
      {list === undefined ? null : (
        <Button danger onClick={() => onRemove(list.id)}>
          {words.remove}
        </Button>
      )}
      <Button type="primary" onClick={onAdd}>
        {words.add}
      </Button>
    </div>
  )
}

function columnsFor(onAnswer: (line: LineView) => void, own: ReadonlyMap<string, string>): TableColumnsType<LineView> {
  return [
    { title: words.column.no, dataIndex: 'no', width: 64, align: 'right' },
    { title: words.column.title, dataIndex: 'title' },
    { title: words.column.publisher, dataIndex: 'publisher', width: 200 },
    { title: words.column.state, width: 110, render: (_, { answer }) => lineStateLabels[answer.state] },
    {
      title: words.column.own,
      width: 260,
      render: (_, { answer, candidates }) => {
        if (answer.datasetId !== null) return own.get(answer.datasetId) ?? words.none
        const best = answer.state === 'OPEN' ? candidates[0] : undefined
        if (best === undefined) return null
        return <span className="op-muted">{words.alike(best.title, percentText(best.score))}</span>
      },
    },
    {
      title: words.column.act,
      width: 84,
      render: (_, line) => (
        <Button size="small" onClick={() => onAnswer(line)}>
          {words.answer}
        </Button>
      ),
    },
  ]
}

function importOf(values: ActValues): { name: string; kind: ReferenceList['kind'] } {
  return { name: (values.name ?? '').trim(), kind: LIST_KINDS.find(kind => kind === values.kind) ?? 'REFERENCE' }
}

/** The alike ones stand first among the own items. */
function answerFields(
  { answer, candidates }: LineView,
  own: readonly { datasetId: string; title: string }[],
): ActField[] {
  const alike = new Set(candidates.map(({ datasetId }) => datasetId))
  const options = [
    { value: NONE, label: words.none },
    ...candidates.map(({ datasetId, title, score }) => ({
      value: datasetId,
      label: words.alike(title, percentText(score)),
    })),
    ...own
      .filter(({ datasetId }) => !alike.has(datasetId))
      .map(({ datasetId, title }) => ({ value: datasetId, label: title })),
  ]
  return [
    { name: 'state', label: words.column.state, kind: 'choice', options: STATES, initial: answer.state },
    { name: 'datasetId', label: words.own, kind: 'choice', options, initial: answer.datasetId ?? NONE },
    { name: 'reason', label: words.reason, kind: 'lines', initial: answer.reason, optional: true },
    { name: 'legalBasis', label: words.legalBasis, kind: 'text', initial: answer.legalBasis, optional: true },
    { name: 'agreedWith', label: words.agreedWith, kind: 'text', initial: answer.agreedWith, optional: true },
    { name: 'agreedOn', label: words.agreedOn, kind: 'date', initial: answer.agreedOn, optional: true },
  ]
}

function answerOf(values: ActValues): ReferenceAnswer {
  const datasetId = values.datasetId ?? NONE
  return {
    state: LINE_STATES.find(state => state === values.state) ?? 'OPEN',
    datasetId: datasetId === NONE ? null : datasetId,
    reason: values.reason ?? '',
    legalBasis: values.legalBasis ?? '',
    agreedWith: values.agreedWith ?? '',
    agreedOn: values.agreedOn ?? '',
  }
}
