// Choices about rows and columns of a sheet: which table, what is set aside, what is hidden, what the person said of single rows.
// Judges no row; every change makes a new reading.
import type { Reading, SetAsideReason } from '../../../src-main/contract/reading.ts'
import { setAsideText } from '../../text/common.ts'
import { rowChoiceText as words } from '../../text/import.ts'
import { Checkbox, Radio, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import { setAsideCounts, withKept, withoutRowRule } from './reading-choices.ts'
import type { ReadingPanelProps } from './reading-panel.tsx'

type Props = Pick<ReadingPanelProps, 'reading' | 'onChange' | 'preview' | 'sheet'>

export function TableChoice({ reading, onChange, preview, sheet }: Props) {
  const found = sheet?.tables ?? preview?.tables ?? []
  if (found.length < 2) return null
  const choose = (table: number) => onChange({ ...reading, header: 'auto', table })
  return (
    <ChoiceGroup title={words.table}>
      <Radio.Group
        className="op-choice-list"
        value={reading.table ?? 1}
        onChange={event => choose(Number(event.target.value))}
        options={[
          ...found.map(({ table, region, columns, rows }) => ({
            value: table,
            label: (
              <span title={columns.join('、')}>
                {words.tableNo(formatNumber(table), region)} <small>{words.tableRows(formatNumber(rows))}</small>
              </span>
            ),
          })),
          { value: 0, label: words.wholeSheet },
        ]}
      />
    </ChoiceGroup>
  )
}

/** Header rows and blank ones are never records; what is hidden has a choice of its own. */
const FIXED: ReadonlySet<SetAsideReason> = new Set(['header', 'blank', 'hidden', 'otherTable'])

export function SetAsideChoices({ reading, onChange, sheet }: Props) {
  const counts = sheet === null ? [] : setAsideCounts(sheet)
  const offered = counts.filter(({ reason }) => !FIXED.has(reason))
  const kept = (reading.keep ?? []).filter(reason => !offered.some(one => one.reason === reason))
  const rules = reading.rowRules ?? []
  if (offered.length + kept.length + rules.length === 0) return null
  return (
    <ChoiceGroup title={words.setAside}>
      <div className="op-choice-list">
        {offered.map(({ reason, count }) => (
          <Checkbox
            key={reason}
            checked={!(reading.keep ?? []).includes(reason)}
            onChange={event => onChange(withKept(reading, reason, !event.target.checked))}
          >
            {setAsideText[reason]} <small className="op-muted">{words.rows(formatNumber(count))}</small>
          </Checkbox>
        ))}
        {kept.map(reason => (
          <Checkbox key={reason} checked={false} onChange={() => onChange(withKept(reading, reason, false))}>
            {setAsideText[reason]} <small className="op-muted">{words.kept}</small>
          </Checkbox>
        ))}
      </div>
      <Rules rules={rules} onRemove={text => onChange(withoutRowRule(reading, text))} />
      <Sentence>{words.setAsideHint}</Sentence>
    </ChoiceGroup>
  )
}

function Rules({ rules, onRemove }: { rules: NonNullable<Reading['rowRules']>; onRemove(text: string): void }) {
  if (rules.length === 0) return null
  return (
    <div className="op-row-rules">
      {rules.map(({ text, role }) => (
        <Tag key={text} closable title={text} onClose={() => onRemove(text)}>
          {words.rule(
            text.length > 12 ? `${text.slice(0, 12)}…` : text,
            role === 'data' ? words.data : setAsideText[role],
          )}
        </Tag>
      ))}
    </div>
  )
}

export function HiddenChoices({ reading, onChange, preview, sheet }: Props) {
  const rows = (sheet?.hiddenRows ?? []).reduce((sum, [first, last]) => sum + last - first + 1, 0)
  const columns = preview?.hiddenColumns ?? []
  const rowsChosen = reading.hiddenRows === 'setAside'
  const columnsChosen = reading.hiddenColumns === 'leaveOut'
  if (rows === 0 && columns.length === 0 && !rowsChosen && !columnsChosen) return null
  return (
    <ChoiceGroup title={words.hidden}>
      <div className="op-choice-list">
        {rows === 0 && !rowsChosen ? null : (
          <Checkbox
            checked={!rowsChosen}
            onChange={event => onChange({ ...reading, hiddenRows: event.target.checked ? 'read' : 'setAside' })}
          >
            {words.hiddenRows(formatNumber(rows))}
          </Checkbox>
        )}
        {columns.length === 0 && !columnsChosen ? null : (
          <Checkbox
            checked={!columnsChosen}
            onChange={event => onChange({ ...reading, hiddenColumns: event.target.checked ? 'read' : 'leaveOut' })}
          >
            {words.hiddenColumns(columns.join('、'))}
          </Checkbox>
        )}
      </div>
      <Sentence>{words.hiddenHint}</Sentence>
    </ChoiceGroup>
  )
}
