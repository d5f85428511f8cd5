// A hierarchy as a tree: looked at page by page, changed by dragging, renaming, merging and moving.
// Decides nothing of what a change does to the rows: see hierarchy-edits.
import { type ReactNode, type SyntheticEvent, useMemo, useState } from 'react'
import type { HierarchyNode, HierarchyView } from '../../../src-main/contract/deidentify-window.ts'
import type { HierarchySpec } from '../../../src-main/contract/hierarchies.ts'
import { callEngine } from '../../engine/queries.ts'
import { hierarchyTreeText as words } from '../../text/hierarchy-tree.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Dropdown, IconAdd, IconDelete, IconEdit, IconForward, Input, Select, Tree } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { canAddLevel, canMove, groupsAbove, levelAdded, levelRemoved, moved, renamed } from './hierarchy-edits.ts'

/** Nodes fetched at once below one that has many. */
const PAGE = 200
/** Values beyond which the rows are not in the window. */
const MOST_EDITABLE = 5000

interface TreeItem {
  key: string
  title: string
  node: HierarchyNode | null
  /** Labels from the top down to the node, or to the one that has more. */
  path: readonly string[]
  more: number
  children: TreeItem[]
}

interface Page {
  readonly nodes: readonly HierarchyNode[]
  readonly more: number
}
type Pages = ReadonlyMap<string, Page>
const NO_PAGES: Pages = new Map()

const keyOf = (path: readonly string[]) => path.join('\u0000')

export interface HierarchyTreeProps {
  view: HierarchyView
  datasetId: string
  onChange(spec: HierarchySpec): void
}

export function HierarchyTree({ view, datasetId, onChange }: HierarchyTreeProps) {
  // What was fetched belongs to the tree it was fetched for.
  const [fetched, setFetched] = useState<{ tree: unknown; pages: Pages }>({ tree: view.tree, pages: NO_PAGES })
  const pages = fetched.tree === view.tree ? fetched.pages : NO_PAGES
  const [fault, setFault] = useState<unknown>(null)
  // Kept here: while a branch unfolds its lines are drawn twice, and would forget.
  const [edited, setEdited] = useState<Edited | null>(null)
  const [dragged, setDragged] = useState<TreeItem | null>(null)
  const [unfolded, setUnfolded] = useState<readonly string[]>(() => view.tree.map(({ label }) => keyOf([label])))
  const items = useMemo(() => view.tree.map(node => itemOf(node, [], pages)), [view.tree, pages])
  const fetchMore = async (item: TreeItem) => {
    const { path } = item
    const known = pages.get(keyOf(path))
    const offset = (nodeAt(view.tree, path)?.children.length ?? 0) + (known?.nodes.length ?? 0)
    const { column, spec } = view
    try {
      const page = await callEngine('deidentify.hierarchyNodes', {
        datasetId,
        column,
        spec,
        path: [...path],
        offset,
        limit: PAGE,
      })
      const nodes = [...(known?.nodes ?? []), ...page.nodes]
      setFetched({ tree: view.tree, pages: new Map(pages).set(keyOf(path), { nodes, more: page.more }) })
    } catch (thrown) {
      setFault(thrown)
    }
  }
  const rows = view.rows ?? []
  const editable = (node: HierarchyNode | null): node is HierarchyNode =>
    node !== null && view.rows !== null && node.label !== '*'
  return (
    <>
      <Sentence>{view.rows === null ? words.tooMany(formatNumber(MOST_EDITABLE)) : words.hint}</Sentence>
      {view.spec.kind === 'table' ? <Sentence>{words.tableHint}</Sentence> : null}
      {view.rows === null ? null : <LevelButtons view={view} rows={rows} onChange={onChange} />}
      <ErrorNotice error={fault} />
      <Tree<TreeItem>
        treeData={items}
        expandedKeys={[...unfolded]}
        onExpand={keys => setUnfolded(keys.map(String))}
        selectable={false}
        height={420}
        blockNode
        titleRender={item =>
          item.node === null ? (
            <Button size="small" type="link" onClick={() => void fetchMore(item)}>
              {words.more(formatNumber(Math.min(PAGE, item.more)), formatNumber(item.more))}
            </Button>
          ) : (
            <Place
              draggable={editable(item.node) && canMove(rows, item.node.level) && edited?.key !== item.key}
              target={dragged === null ? null : targetOf(dragged, item)}
              onDrag={over => setDragged(over ? null : item)}
              onDrop={target => {
                setDragged(null)
                if (dragged === null || dragged.node === null) return
                const { level, label } = dragged.node
                // Where it went is shown, whether or not that group was open.
                setUnfolded([...unfolded, keyOf(pathTo(rows, level + 1, target))])
                onChange(moved(rows, level, label, target))
              }}
            >
              <NodeTitle
                node={item.node}
                rows={rows}
                editable={editable(item.node)}
                editing={edited?.key === item.key ? edited.what : null}
                onEdit={what => setEdited(what === null ? null : { key: item.key, what })}
                onChange={onChange}
              />
            </Place>
          )
        }
      />
    </>
  )
}

const stop = (event: SyntheticEvent) => event.stopPropagation()

interface PlaceProps {
  children: ReactNode
  draggable: boolean
  /** The group that what is being dragged would come into if it were dropped here; null = not here. */
  target: string | null
  /** `over`: it has ended, dropped or not. */
  onDrag(over: boolean): void
  onDrop(target: string): void
}

/**
 * A line that can be dragged and dropped on. The tree's own dragging takes nothing on lines that cannot be dragged themselves, which the
 * groups below the top are. Keys and focus within belong to the fields there: the tree would take the arrows, and scroll to its top.
 */
function Place({ children, draggable, target, onDrag, onDrop }: PlaceProps) {
  const [over, setOver] = useState(false)
  return (
    <span
      role="toolbar"
      className={over && target !== null ? 'op-deid-drop is-target' : 'op-deid-drop'}
      draggable={draggable}
      onKeyDown={stop}
      onFocus={stop}
      onBlur={stop}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        onDrag(false)
      }}
      onDragEnd={() => onDrag(true)}
      onDragOver={event => {
        if (target === null) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        if (target !== null) onDrop(target)
      }}
    >
      {children}
    </span>
  )
}

function itemOf(node: HierarchyNode, above: readonly string[], pages: Pages): TreeItem {
  const path = [...above, node.label]
  const page = pages.get(keyOf(path))
  const more = page?.more ?? node.more
  const below = [...node.children, ...(page?.nodes ?? [])]
  const rest: TreeItem[] =
    more === 0 ? [] : [{ key: keyOf([...path, '', '…']), title: '', node: null, path, more, children: [] }]
  return {
    key: keyOf(path),
    title: node.label,
    node,
    path,
    more,
    children: [...below.map(child => itemOf(child, path, pages)), ...rest],
  }
}

function nodeAt(nodes: readonly HierarchyNode[], path: readonly string[]): HierarchyNode | undefined {
  const [label, ...rest] = path
  const found = nodes.find(node => node.label === label)
  return rest.length === 0 || found === undefined ? found : nodeAt(found.children, rest)
}

/** Labels from the top down to a group. */
function pathTo(rows: readonly (readonly string[])[], level: number, group: string): string[] {
  return (
    rows
      .find(row => row[level] === group)
      ?.slice(level)
      .toReversed() ?? []
  )
}

/** The group an item is dropped on or beside, or the one its new neighbour is in; null = not there. */
function targetOf(dragged: TreeItem, onto: TreeItem): string | null {
  if (dragged.node === null || onto.node === null) return null
  const elsewhere = (group: string) => (group === dragged.path.at(-2) ? null : group)
  if (onto.node.level === dragged.node.level + 1 && onto.node.label !== '*') return elsewhere(onto.node.label)
  const parent = onto.path.at(-2)
  return onto.node.level === dragged.node.level && parent !== undefined && parent !== '*' ? elsewhere(parent) : null
}

type What = 'name' | 'group'
/** The node that is being changed. */
interface Edited {
  readonly key: string
  readonly what: What
}

interface NodeProps {
  node: HierarchyNode
  rows: readonly (readonly string[])[]
  editable: boolean
  editing: What | null
  onEdit(what: What | null): void
  onChange(spec: HierarchySpec): void
}

function NodeTitle({ node, rows, editable, editing, onEdit, onChange }: NodeProps) {
  const shown = node.label === '' ? words.blank : node.label === '*' ? words.everything : node.label
  if (editing === 'name')
    return (
      <Input
        size="small"
        autoFocus
        defaultValue={node.label}
        aria-label={words.rename(node.label)}
        onBlur={() => onEdit(null)}
        onPressEnter={event => {
          const name = event.currentTarget.value.trim()
          onEdit(null)
          if (name !== '' && name !== node.label) onChange(renamed(rows, node.level, node.label, name))
        }}
      />
    )
  if (editing === 'group')
    return (
      <GroupChoice
        groups={groupsAbove(rows, node.level)}
        onCancel={() => onEdit(null)}
        onChoose={group => {
          onEdit(null)
          onChange(moved(rows, node.level, node.label, group))
        }}
      />
    )
  return (
    <span className="op-deid-node">
      {shown} <span className="op-faint">{formatNumber(node.count)}</span>
      {editable && node.level > 0 ? (
        <Button
          size="small"
          type="text"
          icon={<IconEdit />}
          aria-label={words.rename(node.label)}
          title={words.rename(node.label)}
          onClick={() => onEdit('name')}
        />
      ) : null}
      {editable && canMove(rows, node.level) ? (
        <Button
          size="small"
          type="text"
          icon={<IconForward />}
          aria-label={words.move(node.label)}
          title={words.move(node.label)}
          onClick={() => onEdit('group')}
        />
      ) : null}
    </span>
  )
}

function GroupChoice({
  groups,
  onChoose,
  onCancel,
}: {
  groups: readonly string[]
  onChoose(group: string): void
  onCancel(): void
}) {
  const [name, setName] = useState('')
  return (
    <span className="op-deid-node">
      <Select<string>
        size="small"
        autoFocus
        showSearch
        className="op-deid-group"
        aria-label={words.moveTo}
        placeholder={words.moveTo}
        value={groups.includes(name) ? name : null}
        options={groups.map(value => ({ value, label: value === '' ? words.blank : value }))}
        onChange={onChoose}
      />
      <Input
        size="small"
        aria-label={words.newGroup}
        placeholder={words.newGroup}
        maxLength={60}
        value={name}
        onChange={event => setName(event.target.value)}
        onPressEnter={() => name.trim() !== '' && onChoose(name.trim())}
      />
      <Button size="small" type="primary" disabled={name.trim() === ''} onClick={() => onChoose(name.trim())}>
        {words.apply}
      </Button>
      <Button size="small" onClick={onCancel}>
        {words.cancel}
      </Button>
    </span>
  )
}

function LevelButtons({ view, rows, onChange }: Pick<NodeProps, 'rows' | 'onChange'> & { view: HierarchyView }) {
  const between = view.levels.map((name, level) => ({ name, level })).slice(1, -1)
  return (
    <div className="op-deid-row">
      <Button size="small" icon={<IconAdd />} disabled={!canAddLevel(rows)} onClick={() => onChange(levelAdded(rows))}>
        {words.addLevel}
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={between.length === 0}
        menu={{
          items: between.map(({ name, level }) => ({ key: String(level), label: words.removeLevel(name) })),
          onClick: ({ key }) => onChange(levelRemoved(rows, Number(key))),
        }}
      >
        <Button size="small" icon={<IconDelete />}>
          {words.removeLevelMenu}
        </Button>
      </Dropdown>
    </div>
  )
}
