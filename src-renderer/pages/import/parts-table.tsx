// The files or sheets that become one table, each with what sets its columns apart, and what to do about it.
// Reads no file; every difference comes from the engine.
import { useState } from 'react'
import type { SurveyedPart } from '../../../src-main/contract/sources.ts'
import { fileNameOf } from '../../features/datasets/file-name.ts'
import { passwordText, severalText as words } from '../../text/import.ts'
import { Button, IconDelete, Input, Select, Table, type TableColumnsType, Tag, Tooltip } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'
import { type ChosenPart, keyOf } from './part-choices.ts'
import { isLocked } from './password-form.tsx'

interface Row {
  key: string
  at: number
  part: ChosenPart
  label: string
  surveyed: SurveyedPart | undefined
}

export interface PartsTableProps {
  parts: readonly ChosenPart[]
  labels: readonly string[]
  surveyed: readonly SurveyedPart[]
  /** What the parts are compared with is a dataset, not the first of them. */
  intoDataset: boolean
  withLabels: boolean
  busy: boolean
  onLabel(at: number, label: string): void
  onRename(at: number, own: string, name: string | null): void
  onAllSheets(at: number): void
  onSheet(at: number, sheet: string): void
  onPassword(at: number, password: string): void
  onRemove(at: number): void
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <span className="op-part-names">
      <span className="op-muted">{title}</span>
      {names.map(name => (
        <Tag key={name}>{name}</Tag>
      ))}
    </span>
  )
}

/** An extra column may be a missing one under another name. */
function ExtraColumns({ row, onRename }: { row: Row; onRename: PartsTableProps['onRename'] }) {
  const { surveyed, part, at } = row
  if (surveyed === undefined) return null
  const renamed = Object.entries(part.rename)
  const free = surveyed.missing
  return (
    <>
      {surveyed.extra.map(own => (
        <span key={own} className="op-part-names">
          <span className="op-muted">{words.extra}</span>
          <Tag color="warning">{own}</Tag>
          {free.length === 0 ? null : (
            <Select
              size="small"
              className="op-part-rename"
              aria-label={`${own} ${words.isColumn}`}
              value={null}
              placeholder={words.isNew}
              options={free.map(name => ({
                value: name,
                label: surveyed.proposed[own] === name ? `${words.isColumn}${name}？` : `${words.isColumn}${name}`,
              }))}
              onChange={(name: string | null) => onRename(at, own, name)}
            />
          )}
        </span>
      ))}
      {renamed.map(([own, name]) => (
        <Tag key={own} closable color="processing" onClose={() => onRename(at, own, null)}>
          {own} → {name}
        </Tag>
      ))}
    </>
  )
}

function PasswordField({ row, onPassword }: { row: Row; onPassword: PartsTableProps['onPassword'] }) {
  const [typed, setTyped] = useState('')
  const wrong = row.surveyed?.fault?.code === 'FILE_PASSWORD_WRONG'
  const give = () => {
    if (typed !== '') onPassword(row.at, typed)
  }
  return (
    <span className="op-password">
      <Input.Password
        size="small"
        value={typed}
        maxLength={255}
        status={wrong ? 'error' : ''}
        aria-label={`${passwordText.label} ${fileNameOf(row.part.path)}`}
        placeholder={wrong ? passwordText.wrong : passwordText.label}
        onChange={event => setTyped(event.target.value)}
        onPressEnter={give}
      />
      <Button size="small" disabled={typed === ''} onClick={give}>
        {passwordText.open}
      </Button>
    </span>
  )
}

interface StateProps extends Pick<PartsTableProps, 'onRename' | 'onPassword'> {
  row: Row
  founding: boolean
}

function State({ row, founding, onRename, onPassword }: StateProps) {
  const { surveyed } = row
  if (surveyed === undefined) return <span className="op-faint">{words.surveying}</span>
  if (surveyed.fault !== null) {
    if (isLocked(surveyed.fault.code)) return <PasswordField row={row} onPassword={onPassword} />
    return (
      <Tooltip title={surveyed.fault.fix}>
        <span className="op-part-fault">{surveyed.fault.message}</span>
      </Tooltip>
    )
  }
  const same = surveyed.missing.length === 0 && surveyed.extra.length === 0
  const sentence = founding
    ? words.founding(formatNumber(surveyed.columns.length))
    : surveyed.reordered
      ? words.reordered
      : words.same
  return (
    <span className="op-part-state">
      {same ? <span className="op-muted">{sentence}</span> : null}
      <Names title={words.missing} names={surveyed.missing} />
      <ExtraColumns row={row} onRename={onRename} />
      {surveyed.confidence < 0.6 ? <Tag color="warning">{words.uncertain}</Tag> : null}
    </span>
  )
}

interface FileProps extends Pick<PartsTableProps, 'parts' | 'onAllSheets' | 'onSheet'> {
  row: Row
}

/** Another sheet of the same file, as long as it is not read already. */
function SheetChoice({ row, parts, onSheet }: Omit<FileProps, 'onAllSheets'>) {
  const { part, surveyed, at } = row
  const sheets = surveyed?.sheets ?? []
  const present = surveyed?.fault === null ? surveyed.sheet : null
  if (sheets.length < 2 && present !== null) return <small>{present}</small>
  if (sheets.length === 0) return null
  const taken = new Set(parts.filter(({ path }, other) => other !== at && path === part.path).map(({ sheet }) => sheet))
  return (
    <Select
      size="small"
      className="op-part-sheet"
      aria-label={`${words.sheet} ${fileNameOf(part.path)}`}
      value={present}
      placeholder={words.otherSheet}
      options={sheets.filter(({ name }) => !taken.has(name)).map(({ name }) => ({ value: name, label: name }))}
      onChange={(sheet: string | null) => {
        if (sheet !== null) onSheet(at, sheet)
      }}
    />
  )
}

function FileCell({ row, parts, onAllSheets, onSheet }: FileProps) {
  const { part, surveyed, at } = row
  const visible = surveyed?.sheets.filter(({ hidden }) => !hidden).length ?? 0
  return (
    <span className="op-part-file" title={part.path}>
      <strong>{fileNameOf(part.path)}</strong>
      <SheetChoice row={row} parts={parts} onSheet={onSheet} />
      {part.sheet === undefined && visible > 1 && surveyed?.fault === null ? (
        <Button type="link" size="small" onClick={() => onAllSheets(at)}>
          {words.allSheets(formatNumber(visible))}
        </Button>
      ) : null}
    </span>
  )
}

export function PartsTable(props: PartsTableProps) {
  const { parts, labels, surveyed, busy } = props
  const rows: Row[] = parts.map((part, at) => ({
    key: keyOf(part),
    at,
    part,
    label: labels[at] ?? '',
    surveyed: surveyed[at],
  }))
  const firstReadable = rows.find(row => row.surveyed !== undefined && row.surveyed.fault === null)
  const columns: TableColumnsType<Row> = [
    { title: '', width: 44, align: 'right', render: (_, row) => <span className="op-faint">{row.at + 1}</span> },
    {
      title: words.file,
      width: 260,
      render: (_, row) => <FileCell row={row} parts={parts} onAllSheets={props.onAllSheets} onSheet={props.onSheet} />,
    },
    ...(props.withLabels
      ? [
          {
            title: words.label,
            width: 170,
            render: (_: unknown, row: Row) => (
              <Input
                size="small"
                value={row.label}
                maxLength={200}
                aria-label={`${words.label} ${fileNameOf(row.part.path)}`}
                onChange={event => props.onLabel(row.at, event.target.value)}
              />
            ),
          },
        ]
      : []),
    {
      title: words.state,
      render: (_, row) => (
        <State
          row={row}
          founding={!props.intoDataset && row === firstReadable}
          onRename={props.onRename}
          onPassword={props.onPassword}
        />
      ),
    },
    {
      title: words.size,
      width: 90,
      align: 'right',
      render: (_, row) => (row.surveyed === undefined ? '' : formatBytes(row.surveyed.bytes)),
    },
    {
      key: 'remove',
      width: 48,
      render: (_, row) =>
        parts.length < 2 ? null : (
          <Tooltip title={words.remove}>
            <Button
              size="small"
              type="text"
              icon={<IconDelete />}
              aria-label={`${words.remove} ${fileNameOf(row.part.path)}`}
              onClick={() => props.onRemove(row.at)}
            />
          </Tooltip>
        ),
    },
  ]
  return (
    <Table<Row>
      className="op-parts op-panel"
      size="small"
      columns={columns}
      dataSource={rows}
      loading={busy && surveyed.length === 0}
      pagination={rows.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
    />
  )
}
