// The choices on the left of the import screen: sheet, header rows, encoding, delimiter, and the file's facts.
// Every change makes a new reading; what it gives is the engine's to say.
import type { FilePreview } from '../../../src-main/contract/datasets.ts'
import type { Inspection, Reading, SheetInspection } from '../../../src-main/contract/reading.ts'
import { importText as words } from '../../text/import.ts'
import { Button, InputNumber, Radio, Select, Tag } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'
import { Identifier, Sentence } from '../../ui/sentence.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import { delimiterChoices, encodingChoices, headerMode, headerRowsOf, withHeaderRows } from './reading-choices.ts'
import { HiddenChoices, SetAsideChoices, TableChoice } from './row-choices.tsx'

export interface ReadingPanelProps {
  reading: Reading
  onChange(reading: Reading): void
  preview: FilePreview | undefined
  inspection: Inspection | undefined
  sheet: SheetInspection | null
  /** All visible sheets as one table. */
  onTogether(): void
}

function SheetChoice({ reading, onChange, preview, onTogether }: ReadingPanelProps) {
  const sheets = preview?.sheets ?? []
  if (sheets.length < 2) return null
  return (
    <ChoiceGroup title={words.sheet}>
      <Radio.Group
        className="op-choice-list"
        value={reading.sheet ?? preview?.sheet}
        onChange={event => onChange({ header: 'auto', sheet: String(event.target.value) })}
        options={sheets.map(({ name, hidden }) => ({
          value: name,
          label: hidden ? (
            <span title={words.sheetHiddenHint}>
              {name} <Tag color="warning">{words.sheetHidden}</Tag>
            </span>
          ) : (
            name
          ),
        }))}
      />
      {sheets.filter(({ hidden }) => !hidden).length < 2 ? null : (
        <Button className="op-choice-together" size="small" onClick={onTogether}>
          {words.sheetsTogether}
        </Button>
      )}
    </ChoiceGroup>
  )
}

function HeaderRows({ reading, onChange }: Pick<ReadingPanelProps, 'reading' | 'onChange'>) {
  const rows = headerRowsOf(reading)
  if (rows === null) return null
  const [first, last] = rows
  return (
    <div className="op-header-rows">
      {words.headerFrom}
      <InputNumber
        min={1}
        max={200}
        value={first}
        aria-label={words.headerFrom}
        onChange={value => value !== null && onChange(withHeaderRows(reading, value, last, 'first'))}
      />
      {words.headerTo}
      <InputNumber
        min={1}
        max={200}
        value={last}
        aria-label={words.headerTo}
        onChange={value => value !== null && onChange(withHeaderRows(reading, first, value, 'last'))}
      />
      {words.headerRow}
    </div>
  )
}

export function HeaderChoice({
  reading,
  onChange,
  preview,
}: Pick<ReadingPanelProps, 'reading' | 'onChange' | 'preview'>) {
  const found = preview?.headerRows ?? null
  const choose = (mode: unknown) => {
    if (mode === 'rows') {
      const [first, last] = found ?? [1, 1]
      onChange({ ...reading, header: `${first}..${last}` })
    } else onChange({ ...reading, header: mode === 'none' ? 'none' : 'auto' })
  }
  const hint = found === null ? words.headerNotFound : words.headerFound(formatNumber(found[0]), formatNumber(found[1]))
  return (
    <ChoiceGroup title={words.header}>
      <Radio.Group
        className="op-choice-list"
        value={headerMode(reading)}
        onChange={event => choose(event.target.value)}
        options={[
          { value: 'auto', label: words.headerAuto },
          { value: 'rows', label: words.headerRows },
          { value: 'none', label: words.headerNone },
        ]}
      />
      <HeaderRows reading={reading} onChange={onChange} />
      {reading.header === 'auto' && preview !== undefined ? <Sentence>{hint}</Sentence> : null}
    </ChoiceGroup>
  )
}

function TextChoices({ reading, onChange, preview, inspection }: ReadingPanelProps) {
  const encoding = preview?.encoding ?? null
  const delimiter = preview?.delimiter ?? null
  return (
    <>
      {encoding === null ? null : (
        <ChoiceGroup title={words.encoding}>
          <Select
            className="op-choice-select"
            value={reading.encoding ?? ''}
            aria-label={words.encoding}
            options={encodingChoices(inspection?.encoding ?? encoding, inspection?.encodingAlternatives ?? [])}
            onChange={value => onChange({ ...reading, encoding: value === '' ? undefined : value })}
          />
          <Sentence>{words.encodingHint}</Sentence>
        </ChoiceGroup>
      )}
      {delimiter === null ? null : (
        <ChoiceGroup title={words.delimiter}>
          <Select
            className="op-choice-select"
            value={reading.delimiter ?? ''}
            aria-label={words.delimiter}
            options={delimiterChoices(inspection?.delimiter ?? delimiter)}
            onChange={value => onChange({ ...reading, delimiter: value === '' ? undefined : value })}
          />
        </ChoiceGroup>
      )}
    </>
  )
}

function Facts({ inspection, sheet }: Pick<ReadingPanelProps, 'inspection' | 'sheet'>) {
  if (inspection === undefined) return null
  const merged = sheet?.mergedRegions.length ?? 0
  const unit = sheet?.unit ?? null
  return (
    <ChoiceGroup title={words.facts}>
      <dl className="op-facts">
        <dt>{words.format}</dt>
        <dd>{inspection.format.toUpperCase()}</dd>
        <dt>{words.size}</dt>
        <dd>{formatBytes(inspection.bytes)}</dd>
        {unit === null ? null : (
          <>
            <dt>{words.unit}</dt>
            <dd>{unit}</dd>
          </>
        )}
        {merged === 0 ? null : (
          <>
            <dt>{words.merged}</dt>
            <dd>{words.mergedCount(formatNumber(merged))}</dd>
          </>
        )}
        <dt>{words.fingerprint}</dt>
        <dd title={inspection.sha256}>
          <Identifier>{inspection.sha256.slice(0, 16)}</Identifier>
        </dd>
      </dl>
    </ChoiceGroup>
  )
}

export function ReadingPanel(props: ReadingPanelProps) {
  return (
    <aside className="op-reading" aria-label={words.how}>
      <h2>{words.how}</h2>
      <SheetChoice {...props} />
      <HeaderChoice {...props} />
      <TableChoice {...props} />
      <TextChoices {...props} />
      <SetAsideChoices {...props} />
      <HiddenChoices {...props} />
      <Facts inspection={props.inspection} sheet={props.sheet} />
    </aside>
  )
}
