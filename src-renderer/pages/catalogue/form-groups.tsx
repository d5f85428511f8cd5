// The groups of the catalogue form besides the data items: basics, opening, labels, data.
// Each input changes one element; what is wrong is shown where it is.
import type { Catalogue } from '../../../src-main/contract/catalogue.ts'
import {
  DATA_FORMATS,
  DISCLOSURE_CLASSES,
  DOMAINS,
  HIGH_VALUE_TESTS,
  INDUSTRIES,
  LISTING_SOURCES,
  OPEN_ATTRIBUTES,
  OPEN_FORMS,
  RESOURCE_KINDS,
  SHARE_TYPES,
  UPDATE_CYCLES,
} from '../../../src-main/contract/catalogue.ts'
import { GRADES } from '../../../src-main/contract/profile.ts'
import {
  catalogueLabels,
  disclosureClassLabels,
  domainLabels,
  formatLabels,
  highValueLabels,
  industryLabels,
  listingSourceLabels,
  openAttributeLabels,
  openFormLabels,
  resourceKindLabels,
  shareTypeLabels,
  updateCycleLabels,
} from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { cataloguePageText as words } from '../../text/catalogue.ts'
import { gradeText } from '../../text/common.ts'
import { Checkbox, Input, InputNumber, Radio, Select } from '../../ui/kit.ts'
import { problemAt } from './catalogue-edits.ts'
import { FormField } from './form-field.tsx'
import { OpeningConditions } from './opening-conditions.tsx'
import type { CatalogueEditor, Change } from './use-catalogue.ts'

export interface GroupProps {
  catalogue: Catalogue
  missing: CatalogueEditor['missing']
  change: Change
}

type TextElement = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? Key : never
}[keyof Catalogue]

function optionsOf<const Value extends string>(values: readonly Value[], labels: Record<Value, string>) {
  return values.map(value => ({ value, label: labels[value] }))
}

interface TextProps extends GroupProps {
  element: TextElement & keyof typeof catalogueLabels
  article?: string
  help?: string
  wide?: boolean
  maxLength?: number
  lines?: boolean
}

function TextField({ catalogue, missing, change, element, article, help, wide, maxLength, lines }: TextProps) {
  const label = catalogueLabels[element]
  const problem = problemAt(missing, element)
  const set = (value: string) => change(old => ({ ...old, [element]: value }))
  const value = catalogue[element]
  const blank = value === ''
  const shared = { 'aria-label': label, value, status: problem === null || blank ? '' : 'error' } as const
  return (
    <FormField path={element} label={label} problem={problem} blank={blank} article={article} help={help} wide={wide}>
      {lines === true ? (
        <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 6 }} onChange={event => set(event.target.value)} />
      ) : (
        <Input
          {...shared}
          maxLength={maxLength}
          showCount={maxLength !== undefined}
          onChange={event => set(event.target.value)}
        />
      )}
    </FormField>
  )
}

export function BasicGroup(props: GroupProps) {
  const { catalogue, missing, change } = props
  const { publisher } = catalogue
  return (
    <>
      <TextField
        {...props}
        element="title"
        article={words.articles.title}
        help={words.help.title}
        maxLength={100}
        wide
      />
      <FormField
        path="publisher.name"
        label={catalogueLabels.publisher}
        article={words.articles.publisher}
        help={words.help.publisher}
        problem={problemAt(missing, 'publisher.name')}
        blank={publisher.name === ''}
      >
        <Input
          aria-label={catalogueLabels.publisher}
          value={publisher.name}
          onChange={event => {
            const { value } = event.target
            change(old => ({ ...old, publisher: { ...old.publisher, name: value } }))
          }}
        />
      </FormField>
      <FormField path="publisher.uscc" label={catalogueLabels.uscc} problem={problemAt(missing, 'publisher.uscc')}>
        <Input
          aria-label={catalogueLabels.uscc}
          className="op-identifier"
          value={publisher.uscc}
          onChange={event => {
            const { value } = event.target
            change(old => ({ ...old, publisher: { ...old.publisher, uscc: value.trim() } }))
          }}
        />
      </FormField>
      <TextField {...props} element="contact" article={words.articles.contact} help={words.help.contact} />
      <FormField path="keywords" label={catalogueLabels.keywords} help={words.help.keywords} problem={null}>
        <Select
          className="op-fill"
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={catalogueLabels.keywords}
          value={catalogue.keywords}
          onChange={keywords => change(old => ({ ...old, keywords }))}
        />
      </FormField>
      <TextField {...props} element="description" help={words.help.description} lines wide />
    </>
  )
}

export function OpeningGroup(props: GroupProps) {
  const { catalogue, missing, change } = props
  return (
    <>
      <FormField
        path="openAttribute"
        label={catalogueLabels.openAttribute}
        article={words.articles.openAttribute}
        help={words.help.openAttribute}
        problem={problemAt(missing, 'openAttribute')}
        blank={catalogue.openAttribute === null}
        wide
      >
        <Radio.Group
          aria-label={catalogueLabels.openAttribute}
          value={catalogue.openAttribute}
          options={optionsOf(OPEN_ATTRIBUTES, openAttributeLabels)}
          onChange={event => change(old => ({ ...old, openAttribute: event.target.value }))}
        />
      </FormField>
      <OpeningConditions {...props} />
      <FormField
        path="updateCycle"
        label={catalogueLabels.updateCycle}
        article={words.articles.updateCycle}
        problem={problemAt(missing, 'updateCycle')}
        blank={catalogue.updateCycle === null}
      >
        <Select
          className="op-fill"
          aria-label={catalogueLabels.updateCycle}
          placeholder={words.choose}
          value={catalogue.updateCycle}
          options={optionsOf(UPDATE_CYCLES, updateCycleLabels)}
          onChange={updateCycle => change(old => ({ ...old, updateCycle }))}
        />
      </FormField>
      {catalogue.updateCycle === 'IRREGULAR' ? (
        <FormField
          path="updateCycleNote"
          label={words.help.updateCycleNote}
          article={words.articles.updateCycle}
          problem={problemAt(missing, 'updateCycleNote')}
          blank={catalogue.updateCycleNote === ''}
        >
          <Input
            aria-label={words.help.updateCycleNote}
            value={catalogue.updateCycleNote}
            onChange={event => {
              const { value } = event.target
              change(old => ({ ...old, updateCycleNote: value }))
            }}
          />
        </FormField>
      ) : null}
      <FormField
        path="formats"
        label={catalogueLabels.formats}
        article={words.articles.formats}
        help={words.help.formats}
        problem={problemAt(missing, 'formats')}
      >
        <Checkbox.Group
          aria-label={catalogueLabels.formats}
          value={catalogue.formats}
          options={optionsOf(DATA_FORMATS, formatLabels)}
          onChange={chosen =>
            change(old => ({ ...old, formats: DATA_FORMATS.filter(format => chosen.includes(format)) }))
          }
        />
      </FormField>
      <FormField
        path="resourceKind"
        label={catalogueLabels.resourceKind}
        article={words.articles.resourceKind}
        problem={problemAt(missing, 'resourceKind')}
      >
        <Radio.Group
          aria-label={catalogueLabels.resourceKind}
          value={catalogue.resourceKind}
          options={optionsOf(RESOURCE_KINDS, resourceKindLabels)}
          onChange={event => change(old => ({ ...old, resourceKind: event.target.value }))}
        />
      </FormField>
      <FormField path="openForm" label={catalogueLabels.openForm} problem={problemAt(missing, 'openForm')}>
        <Select
          className="op-fill"
          aria-label={catalogueLabels.openForm}
          value={catalogue.openForm}
          options={optionsOf(OPEN_FORMS, openFormLabels)}
          onChange={openForm => change(old => ({ ...old, openForm }))}
        />
      </FormField>
    </>
  )
}

export function LabelGroup(props: GroupProps) {
  const { catalogue, change } = props
  return (
    <>
      <FormField path="domains" label={catalogueLabels.domains} help={words.help.domains} problem={null} wide>
        <Select
          className="op-fill"
          mode="multiple"
          aria-label={catalogueLabels.domains}
          placeholder={words.choose}
          value={catalogue.domains}
          options={optionsOf(DOMAINS, domainLabels)}
          onChange={domains => change(old => ({ ...old, domains }))}
        />
      </FormField>
      <TextField {...props} element="theme" />
      <TextField {...props} element="businessLine" />
      <ChoiceField {...props} element="industry" options={INDUSTRY_OPTIONS} />
      <ChoiceField {...props} element="listingSource" options={LISTING_OPTIONS} />
      <ChoiceField
        {...props}
        element="disclosureClass"
        options={DISCLOSURE_OPTIONS}
        help={words.help.disclosureClass}
      />
      <ChoiceField {...props} element="shareType" options={SHARE_OPTIONS} />
      <TextField {...props} element="region" help={words.help.region} />
      <FormField path="securityGrade" label={catalogueLabels.securityGrade} problem={null}>
        <Select
          className="op-fill"
          allowClear
          aria-label={catalogueLabels.securityGrade}
          placeholder={words.choose}
          value={catalogue.securityGrade}
          options={optionsOf(GRADES, gradeText)}
          onChange={grade => change(old => ({ ...old, securityGrade: grade ?? null }))}
        />
      </FormField>
      <FormField path="highValue" label={catalogueLabels.highValue} help={words.help.highValue} problem={null} wide>
        <Checkbox.Group
          aria-label={catalogueLabels.highValue}
          value={catalogue.highValue}
          options={optionsOf(HIGH_VALUE_TESTS, highValueLabels)}
          onChange={chosen =>
            change(old => ({ ...old, highValue: HIGH_VALUE_TESTS.filter(test => chosen.includes(test)) }))
          }
        />
      </FormField>
      {catalogue.highValue.length === 0 ? null : <TextField {...props} element="highValueNote" wide />}
    </>
  )
}

export function DataGroup(props: GroupProps) {
  const { catalogue, missing, change } = props
  return (
    <>
      <TextField {...props} element="dataUpdateDate" help={words.help.dataUpdateDate} />
      <TextField {...props} element="releaseDate" help={words.help.dataUpdateDate} />
      <TextField {...props} element="modifiedDate" help={words.help.dataUpdateDate} />
      <PeriodField {...props} />
      <FormField path="rowCount" label={catalogueLabels.rowCount} problem={problemAt(missing, 'rowCount')}>
        <InputNumber
          className="op-fill"
          min={0}
          precision={0}
          aria-label={catalogueLabels.rowCount}
          value={catalogue.rowCount}
          onChange={rowCount => change(old => ({ ...old, rowCount }))}
        />
      </FormField>
      <TextField {...props} element="spatialCoverage" help={words.help.spatialCoverage} />
      <TextField {...props} element="authoritativeSource" help={words.help.authoritativeSource} />
      <TextField {...props} element="sourceSystem" />
      <TextField {...props} element="identifier" />
      <TextField {...props} element="version" />
      <FormField path="relatedItems" label={catalogueLabels.relatedItems} help={words.help.relatedItems} problem={null}>
        <Select
          className="op-fill"
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={catalogueLabels.relatedItems}
          value={catalogue.relatedItems}
          onChange={relatedItems => change(old => ({ ...old, relatedItems }))}
        />
      </FormField>
      <TextField {...props} element="license" wide />
    </>
  )
}

function PeriodField({ catalogue, missing, change }: GroupProps) {
  const end = (which: 'start' | 'end', label: string) => (
    <Input
      aria-label={label}
      placeholder={label}
      value={catalogue.temporalCoverage[which]}
      onChange={event => {
        const value = event.target.value.trim()
        change(old => ({ ...old, temporalCoverage: { ...old.temporalCoverage, [which]: value } }))
      }}
    />
  )
  return (
    <FormField
      path="temporalCoverage"
      label={catalogueLabels.temporalCoverage}
      help={words.help.temporalCoverage}
      problem={problemAt(missing, 'temporalCoverage')}
    >
      <div className="op-period">
        {end('start', words.periodStart)}
        <span className="op-muted">—</span>
        {end('end', words.periodEnd)}
      </div>
    </FormField>
  )
}

const INDUSTRY_OPTIONS = INDUSTRIES.map(code => ({ value: code, label: `${code} ${industryLabels[code]}` }))
const LISTING_OPTIONS = optionsOf(LISTING_SOURCES, listingSourceLabels)
const DISCLOSURE_OPTIONS = optionsOf(DISCLOSURE_CLASSES, disclosureClassLabels)
const SHARE_OPTIONS = optionsOf(SHARE_TYPES, shareTypeLabels)

type ChoiceElement = 'industry' | 'listingSource' | 'disclosureClass' | 'shareType'

interface ChoiceProps<Element extends ChoiceElement> extends GroupProps {
  element: Element
  options: { value: NonNullable<Catalogue[Element]>; label: string }[]
  help?: string
}

/** One of a list, or none. */
function ChoiceField<Element extends ChoiceElement>({
  catalogue,
  change,
  element,
  options,
  help,
}: ChoiceProps<Element>) {
  const label = catalogueLabels[element]
  return (
    <FormField path={element} label={label} help={help} problem={null}>
      <Select
        className="op-fill"
        allowClear
        aria-label={label}
        placeholder={words.choose}
        value={catalogue[element]}
        options={options}
        onChange={(value: Catalogue[Element] | undefined) => change(old => ({ ...old, [element]: value ?? null }))}
      />
    </FormField>
  )
}
