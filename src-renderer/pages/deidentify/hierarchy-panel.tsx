// The chosen columns with how each can be made coarser: one line each, and a drawer with template, parameters and tree.
// Decides no level: that is the solution's.
import { useState } from 'react'
import type { HierarchyNode, HierarchyView } from '../../../src-main/contract/deidentify-window.ts'
import { HIERARCHY_KINDS, type HierarchyKind, type HierarchySpec } from '../../../src-main/contract/hierarchies.ts'
import { hierarchyKinds, levelNames } from '../../../src-main/contract/text/zh-CN/hierarchies.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Drawer, IconEdit, Input, Select, Skeleton, Tree } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { fieldsOf, LEVEL_WORDS, renamed, specFrom, startOf } from './hierarchy-fields.ts'
import type { Board } from './use-board.ts'

const words = deidentifyText.levels

export function HierarchyPanel({ board, datasetId }: { board: Board; datasetId: string }) {
  const [open, setOpen] = useState<string | null>(null)
  const names = board.columns.filter(({ role }) => role === 'quasi').map(({ name }) => name)
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
      <Drawer open={open !== null} onClose={() => setOpen(null)} title={words.tree(open ?? '')} size={520}>
        {view === undefined || open === null ? null : (
          <HierarchyEditor
            key={JSON.stringify(view.spec)}
            view={view}
            datasetId={datasetId}
            onChange={spec => void board.setSpec(open, spec)}
          />
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
      <SpecForm spec={view.spec} onChange={onChange} />
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
      {view.rows === null ? null : <Sentence>{words.rename}</Sentence>}
      <HierarchyTree view={view} onRename={(level, label, name) => onChange(renamed(rows, level, label, name))} />
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

interface TreeItem {
  key: string
  title: React.ReactNode
  children: TreeItem[]
}

function HierarchyTree({
  view,
  onRename,
}: {
  view: HierarchyView
  onRename(level: number, label: string, name: string): void
}) {
  const canRename = view.rows !== null
  const itemOf = (node: HierarchyNode, path: string): TreeItem => {
    const key = `${path}/${node.label}`
    const rest: TreeItem[] = node.more > 0 ? [{ key: `${key}/…`, title: words.more(node.more), children: [] }] : []
    return {
      key,
      title: (
        <NodeTitle
          node={node}
          onRename={
            canRename && node.level > 0 && node.label !== '*' ? name => onRename(node.level, node.label, name) : null
          }
        />
      ),
      children: [...node.children.map(child => itemOf(child, key)), ...rest],
    }
  }
  const items = view.tree.map(node => itemOf(node, ''))
  return <Tree treeData={items} defaultExpandedKeys={items.map(({ key }) => key)} selectable={false} height={360} />
}

function NodeTitle({ node, onRename }: { node: HierarchyNode; onRename: ((name: string) => void) | null }) {
  const [editing, setEditing] = useState(false)
  const shown = node.label === '' ? words.blank : node.label === '*' ? words.everything : node.label
  if (editing && onRename !== null)
    return (
      <Input
        size="small"
        autoFocus
        defaultValue={node.label}
        aria-label={words.renameLabel(node.label)}
        onBlur={() => setEditing(false)}
        onPressEnter={event => {
          const name = event.currentTarget.value.trim()
          setEditing(false)
          if (name !== '' && name !== node.label) onRename(name)
        }}
      />
    )
  return (
    <span className="op-deid-node">
      {shown} <span className="op-faint">{formatNumber(node.count)}</span>
      {onRename === null ? null : (
        <Button
          size="small"
          type="text"
          icon={<IconEdit />}
          aria-label={words.renameLabel(node.label)}
          onClick={() => setEditing(true)}
        />
      )}
    </span>
  )
}
