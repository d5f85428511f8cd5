// The head of a template and the two parts one sets by hand: mandatory elements of the catalogue and limits.
// All other parts are files of the folder.
import type { ReactNode } from 'react'
import {
  FORM_ELEMENTS,
  type FormElement,
  type PackLimits,
  type TemplatePack,
} from '../../../src-main/contract/template-pack.ts'
import { catalogueLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { packPartTexts } from '../../../src-main/contract/text/zh-CN/template-pack.ts'
import { templatesText } from '../../text/templates.ts'
import { Checkbox, Input, InputNumber } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { partCounts } from './part-counts.ts'

const words = templatesText.make
const RELEASES = ['public', 'controlled', 'enclave'] as const
const DIMENSIONS = ['complete', 'accurate', 'consistent', 'unique'] as const

export interface PackFormProps {
  pack: TemplatePack
  onChange(pack: TemplatePack): void
}

export function PackForm({ pack, onChange }: PackFormProps) {
  const set = (change: Partial<TemplatePack>) => onChange({ ...pack, ...change })
  return (
    <section className="op-panel op-template-preview">
      <div className="op-template-fields">
        <Field label={words.name} wide>
          <Input aria-label={words.name} value={pack.title} onChange={event => set({ title: event.target.value })} />
        </Field>
        <Field label={words.version} help={words.versionHelp}>
          <Input
            aria-label={words.version}
            value={pack.version}
            onChange={event => set({ version: event.target.value })}
          />
        </Field>
        <Field label={words.id} help={words.idHelp}>
          <Input aria-label={words.id} value={pack.id} onChange={event => set({ id: event.target.value })} />
        </Field>
        <Field label={words.note} wide>
          <Input aria-label={words.note} value={pack.note} onChange={event => set({ note: event.target.value })} />
        </Field>
      </div>
      <h3>{words.contents}</h3>
      <Sentence>
        {partCounts(pack.parts)
          .map(({ part, count }) => `${packPartTexts[part]} ${count}`)
          .join('、')}
      </Sentence>
      <MandatoryElements pack={pack} onChange={onChange} />
      <Limits pack={pack} onChange={onChange} />
    </section>
  )
}

function Field({
  label,
  help,
  wide = false,
  children,
}: {
  label: string
  help?: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={wide ? 'op-template-field is-wide' : 'op-template-field'}>
      <span>{label}</span>
      {children}
      {help === undefined ? null : <small className="op-template-hint">{help}</small>}
    </div>
  )
}

const NO_FORM = { mandatory: [], help: {}, defaults: {}, extra: [] }

function MandatoryElements({ pack, onChange }: PackFormProps) {
  const form = pack.parts.catalogueForm ?? NO_FORM
  const set = (mandatory: FormElement[]) =>
    onChange({ ...pack, parts: { ...pack.parts, catalogueForm: { ...form, mandatory } } })
  return (
    <>
      <h3>{words.form}</h3>
      <Sentence>{words.formHelp}</Sentence>
      <Checkbox.Group
        className="op-template-checks"
        value={form.mandatory}
        onChange={chosen => set(FORM_ELEMENTS.filter(element => chosen.includes(element)))}
        options={FORM_ELEMENTS.map(value => ({ value, label: catalogueLabels[value] }))}
      />
    </>
  )
}

function Limits({ pack, onChange }: PackFormProps) {
  const limits: PackLimits = pack.parts.limits ?? { noExceptions: [] }
  const set = (change: Partial<PackLimits>) =>
    onChange({ ...pack, parts: { ...pack.parts, limits: { ...limits, ...change } } })
  return (
    <>
      <h3>{words.limits}</h3>
      <Sentence>{words.limitsHelp}</Sentence>
      <div className="op-template-limits">
        {RELEASES.map(release => (
          <span key={release} className="op-template-limit">
            <span>{`${words.release[release]} ${words.people}`}</span>
            <InputNumber
              aria-label={`${words.release[release]} ${words.people}`}
              min={1}
              max={1000}
              precision={0}
              value={limits.people?.[release] ?? null}
              onChange={value => set({ people: withFigure(limits.people ?? {}, release, value) })}
            />
          </span>
        ))}
        {DIMENSIONS.map(dimension => (
          <span key={dimension} className="op-template-limit">
            <span>{words.dimension[dimension]}</span>
            <InputNumber
              aria-label={words.dimension[dimension]}
              min={0}
              max={100}
              value={percentOf(limits.quality?.[dimension])}
              onChange={value =>
                set({ quality: withFigure(limits.quality ?? {}, dimension, value === null ? null : value / 100) })
              }
            />
          </span>
        ))}
      </div>
    </>
  )
}

/** Without binary dust: 0.95 is 95. */
function percentOf(share: number | undefined): number | null {
  return share === undefined ? null : Math.round(share * 10_000) / 100
}

/** An emptied field states nothing. */
function withFigure<K extends string>(figures: Partial<Record<K, number>>, name: K, value: number | null) {
  const { [name]: _, ...others } = figures
  return value === null ? others : { ...figures, [name]: value }
}
