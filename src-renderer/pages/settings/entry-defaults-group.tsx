// What this body enters in every catalogue entry alike; saved as soon as a field is left.
// Fills no entry itself.
import { useRef, useState } from 'react'
import { INDUSTRIES, LISTING_SOURCES, SHARE_TYPES, UPDATE_CYCLES } from '../../../src-main/contract/catalogue.ts'
import {
  catalogueLabels,
  industryLabels,
  listingSourceLabels,
  shareTypeLabels,
  updateCycleLabels,
} from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import type { EntryDefaults, Settings } from '../../../src-main/contract/workspace.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { entryDefaultsText as words } from '../../text/entry-defaults.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Form, Input, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

const NOTHING: EntryDefaults = {
  updateCycle: null,
  theme: '',
  businessLine: '',
  industry: null,
  region: '',
  spatialCoverage: '',
  sourceSystem: '',
  shareType: null,
  listingSource: null,
  license: '',
}

type TextDefault = {
  [Key in keyof EntryDefaults]: EntryDefaults[Key] extends string ? Key : never
}[keyof EntryDefaults]
const TEXTS: readonly TextDefault[] = ['region', 'spatialCoverage', 'sourceSystem', 'businessLine', 'theme', 'license']

function optionsOf<const Value extends string>(values: readonly Value[], labels: Record<Value, string>) {
  return values.map(value => ({ value, label: labels[value] }))
}
const CYCLES = optionsOf(UPDATE_CYCLES, updateCycleLabels)
const INDUSTRY = INDUSTRIES.map(value => ({ value, label: `${value} ${industryLabels[value]}` }))
const SHARES = optionsOf(SHARE_TYPES, shareTypeLabels)
const SOURCES = optionsOf(LISTING_SOURCES, listingSourceLabels)

export function EntryDefaultsGroup({ stored }: { stored: Settings }) {
  const [draft, setDraft] = useState<EntryDefaults>(stored.entryDefaults ?? NOTHING)
  const save = useEngineMutation('settings.save')
  const storedNow = useRef(stored)
  storedNow.current = stored
  const keep = (entryDefaults: EntryDefaults) => {
    if (JSON.stringify(entryDefaults) === JSON.stringify(storedNow.current.entryDefaults ?? NOTHING)) return
    save.mutate({ ...storedNow.current, entryDefaults })
  }
  const set = (part: Partial<EntryDefaults>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keep(next)
  }
  return (
    <section className="op-panel op-settings-group">
      <h2>
        {words.title}
        <output className="op-faint">{save.isPending ? words.saving : save.isSuccess ? words.saved : ''}</output>
      </h2>
      <Sentence>{words.sentence}</Sentence>
      <ErrorNotice error={save.error} />
      <Choice
        label={catalogueLabels.updateCycle}
        value={draft.updateCycle}
        options={CYCLES}
        onChange={updateCycle => set({ updateCycle })}
      />
      {TEXTS.map(name => (
        <Form.Item key={name} label={catalogueLabels[name]}>
          <Input
            aria-label={catalogueLabels[name]}
            value={draft[name]}
            onChange={event => setDraft({ ...draft, [name]: event.target.value })}
            onBlur={() => keep(draft)}
            onPressEnter={() => keep(draft)}
          />
        </Form.Item>
      ))}
      <Choice
        label={catalogueLabels.industry}
        value={draft.industry}
        options={INDUSTRY}
        onChange={industry => set({ industry })}
      />
      <Choice
        label={catalogueLabels.shareType}
        value={draft.shareType}
        options={SHARES}
        onChange={shareType => set({ shareType })}
      />
      <Choice
        label={catalogueLabels.listingSource}
        value={draft.listingSource}
        options={SOURCES}
        onChange={listingSource => set({ listingSource })}
      />
    </section>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value | null
  options: { value: Value; label: string }[]
  onChange(value: Value | null): void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Form.Item label={label}>
      <Select<Value>
        className="op-fill"
        allowClear
        aria-label={label}
        placeholder={words.choose}
        value={value}
        options={options}
        onChange={(chosen: Value | undefined) => onChange(chosen ?? null)}
      />
    </Form.Item>
  )
}
