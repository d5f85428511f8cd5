// The chosen columns with how each can be made coarser: one line each, and a drawer with template, parameters and tree.
// Decides no level: that is the solution's.
import { useState } from 'react'
import type { HierarchyView } from '../../../src-main/contract/deidentify-window.ts'
import { HIERARCHY_KINDS, type HierarchyKind, type HierarchySpec } from '../../../src-main/contract/hierarchies.ts'
import { hierarchyKinds, levelNames } from '../../../src-main/contract/text/zh-CN/hierarchies.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Drawer, IconEdit, Input, Select, Skeleton } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { needsHierarchy } from './board-question.ts'
import { fieldsOf, LEVEL_WORDS, specFrom, startOf } from './hierarchy-fields.ts'
import { HierarchyTree } from './hierarchy-tree.tsx'
import { ShownForm, shownWords } from './shown-form.tsx'
import type { Board } from './use-board.ts'

const words = deidentifyText.levels

export function HierarchyPanel({ board, datasetId }: { board: Board; datasetId: string }) {
  const [open, setOpen] = useState<string | null>(null)
  const names = board.columns.filter(column => needsHierarchy(board.board, column)).map(({ name }) => name)
  const view = open === null ? undefined : board.views[open]
  return (
    <section className="op-panel op-deid-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul className="op-deid-levels">
        {names.map(name => (
          <li key={name}>
            <ColumnLine name={name} board={board} onOpen={() => setOpen(name)} />
          </li>
        ))}
      </ul>
      <Drawer open={open !== null} onClose={() => setOpen(null)} title={words.tree(open ?? '')} size={640}>
        {view === undefined || open === null ? null : (
          <>
            {board.columns.some(({ name, role }) => name === open && role === 'quasi') ? (
              <ShownForm view={view} board={board.board} onChange={board.set} />
            ) : null}
            <HierarchyEditor
              key={open}
              view={view}
              datasetId={datasetId}
              onChange={spec => void board.setSpec(open, spec)}
            />
          </>
        )}
        {open === null ? null : <ErrorNotice error={board.failed[open] ?? null} />}
      </Drawer>
    </section>
  )
}

function ColumnLine({ name, board, onOpen }: { name: string; board: Board; onOpen(): void }) {
  const view = board.views[name]
  const error = board.failed[name]
  if (view === undefined)
    return error === undefined ? (
      <Skeleton active title={false} paragraph={{ rows: 1 }} />
    ) : (
      <ErrorNotice error={error} />
    )
  const shown = shownWords(board.board, view)
  return (
    <>
      <div className="op-deid-level-line">
        <strong>{name}</strong>
        <span className="op-muted">{words.columnsHint(view.distinct)}</span>
        <span className="op-spring" />
        <span>{hierarchyKinds[view.spec.kind]}</span>
        <Button
          size="small"
          icon={<IconEdit />}
          aria-label={`${name}：${words.open}`}
          title={words.open}
          onClick={onOpen}
        />
      </div>
      <ol className="op-deid-steps">
        {view.levels.map((level, at) => (
          <li key={level}>
            {level}
            <span className="op-faint">{words.labels(view.labels[at] ?? 0)}</span>
          </li>
        ))}
      </ol>
      {shown === null ? null : <Sentence strong>{shown}</Sentence>}
      <Uncovered view={view} />
    </>
  )
}

function Uncovered({ view: { uncovered } }: { view: HierarchyView }) {
  if (uncovered.count === 0) return null
  const examples = uncovered.examples.map(value => `“${value}”`).join('、')
  return <Alert type="error" showIcon title={words.uncovered(uncovered.count, examples)} />
}

function HierarchyEditor({
  view,
  datasetId,
  onChange,
}: {
  view: HierarchyView
  datasetId: string
  onChange(spec: HierarchySpec | null): void
}) {
  const rows = view.rows ?? []
  const values = rows.map(row => row[0] ?? '')
  const [failed, setFailed] = useState<unknown>(null)
  const read = async () => {
    const path = await shell.chooseOpen('hierarchy')
    if (path === null) return
    await callEngine('deidentify.readHierarchy', { path, column: view.column }).then(onChange).catch(setFailed)
  }
  const write = async () => {
    const path = await shell.chooseSave('hierarchy', `table_hierarchy_${view.column}.csv`)
    if (path === null) return
    const asked = { datasetId, column: view.column, spec: view.spec, path }
    await callEngine('deidentify.writeHierarchy', asked).catch(setFailed)
  }
  return (
    <div className="op-deid-editor">
      <div className="op-deid-field">
        {words.template}
        <Select<HierarchyKind>
          value={view.spec.kind}
          aria-label={words.template}
          onChange={kind => onChange(startOf(kind, values, rows))}
          options={HIERARCHY_KINDS.map(kind => ({
            value: kind,
            label: `${hierarchyKinds[kind]}（${words.templateHints[kind]}）`,
            disabled: kind === 'table' && view.rows === null,
          }))}
        />
      </div>
      <SpecForm key={JSON.stringify(view.spec)} spec={view.spec} onChange={onChange} />
      <div className="op-deid-row">
        <Button size="small" onClick={() => onChange(null)}>
          {words.propose}
        </Button>
        <Button size="small" onClick={() => void read()}>
          {words.read}
        </Button>
        <Button size="small" disabled={view.uncovered.count > 0} onClick={() => void write()}>
          {words.write}
        </Button>
      </div>
      <ErrorNotice error={failed} />
      <Uncovered view={view} />
      <HierarchyTree view={view} datasetId={datasetId} onChange={onChange} />
    </div>
  )
}

function SpecForm({ spec, onChange }: { spec: HierarchySpec; onChange(spec: HierarchySpec): void }) {
  const fields = fieldsOf(spec)
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  )
  if (fields.length === 0) return null
  const made = specFrom(spec, typed)
  return (
    <div className="op-deid-fields">
      {fields.map(({ name, label, lines }) => {
        const choices = name === 'units' || name === 'levels' ? LEVEL_WORDS[name] : null
        const change = (value: string) => setTyped(old => ({ ...old, [name]: value }))
        return (
          <div key={name} className="op-deid-field">
            {label}
            {choices === null ? (
              lines ? (
                <Input.TextArea
                  aria-label={label}
                  rows={4}
                  value={typed[name]}
                  onChange={event => change(event.target.value)}
                />
              ) : (
                <Input
                  aria-label={label}
                  value={typed[name]}
                  placeholder={words.separated}
                  onChange={event => change(event.target.value)}
                />
              )
            ) : (
              <Select<string[]>
                aria-label={label}
                mode="multiple"
                value={(typed[name] ?? '').split(', ').filter(part => part !== '')}
                onChange={chosen => change(choices.filter(choice => chosen.includes(choice)).join(', '))}
                options={choices.map(choice => ({ value: choice, label: levelNames[choice] }))}
              />
            )}
          </div>
        )
      })}
      <Button
        size="small"
        type="primary"
        disabled={made === null || JSON.stringify(made) === JSON.stringify(spec)}
        onClick={() => made !== null && onChange(made)}
      >
        {words.apply}
      </Button>
    </div>
  )
}
