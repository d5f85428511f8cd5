// What the open attribute demands besides: conditions for 有条件开放, reason and legal basis for 不予开放, nothing otherwise.
// Judges nothing.
import type { Catalogue } from '../../../src-main/contract/catalogue.ts'
import { catalogueLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { cataloguePageText as words } from '../../text/catalogue.ts'
import { Button, Checkbox, IconAdd, IconClose, Input } from '../../ui/kit.ts'
import { patchBasis, placeId, problemAt } from './catalogue-edits.ts'
import { FormField } from './form-field.tsx'
import type { CatalogueEditor, Change } from './use-catalogue.ts'

export interface OpeningConditionsProps {
  catalogue: Catalogue
  missing: CatalogueEditor['missing']
  change: Change
}

const PARTS = ['recipient', 'purpose', 'scope', 'other'] as const

export function OpeningConditions(props: OpeningConditionsProps) {
  switch (props.catalogue.openAttribute) {
    case 'CLOSED':
      return <ClosedReason {...props} />
    case 'CONDITIONAL':
      return <Conditions {...props} />
    case 'UNCONDITIONAL':
      return hasConditions(props.catalogue) ? (
        <Conditions {...props} />
      ) : (
        <p className="op-form-note">{words.noConditions}</p>
      )
    case null:
      return null
  }
}

function hasConditions({ openConditions }: Catalogue): boolean {
  return PARTS.some(part => openConditions[part].trim() !== '')
}

function Conditions({ catalogue, missing, change }: OpeningConditionsProps) {
  return (
    <FormField
      path="openConditions"
      label={catalogueLabels.openConditions}
      article={words.articles.openConditions}
      problem={problemAt(missing, 'openConditions')}
      blank={!hasConditions(catalogue)}
      wide
    >
      <div className="op-conditions">
        {PARTS.map(part => (
          <div key={part}>
            <span className="op-muted">{catalogueLabels[part]}</span>
            <Input
              aria-label={catalogueLabels[part]}
              value={catalogue.openConditions[part]}
              onChange={event => {
                const { value } = event.target
                change(old => ({ ...old, openConditions: { ...old.openConditions, [part]: value } }))
              }}
            />
          </div>
        ))}
      </div>
      <Checkbox
        checked={catalogue.secureEnvironment}
        onChange={event => {
          const { checked } = event.target
          change(old => ({ ...old, secureEnvironment: checked }))
        }}
      >
        {catalogueLabels.secureEnvironment}
      </Checkbox>
    </FormField>
  )
}

function ClosedReason({ catalogue, missing, change }: OpeningConditionsProps) {
  return (
    <>
      <FormField
        path="closedReason"
        label={catalogueLabels.closedReason}
        article={words.articles.closedReason}
        problem={problemAt(missing, 'closedReason')}
        blank={catalogue.closedReason === ''}
        wide
      >
        <Input.TextArea
          aria-label={catalogueLabels.closedReason}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={catalogue.closedReason}
          onChange={event => {
            const { value } = event.target
            change(old => ({ ...old, closedReason: value }))
          }}
        />
      </FormField>
      <FormField
        path="legalBasis"
        label={catalogueLabels.legalBasis}
        article={words.articles.legalBasis}
        problem={problemAt(missing, 'legalBasis')}
        blank={catalogue.legalBasis.length === 0}
        wide
      >
        {catalogue.legalBasis.map((basis, index) => (
          // A basis has no identity of its own; it is only changed in place or removed.
          <div key={`basis-${String(index)}`} id={placeId(`legalBasis.${index}`)} className="op-basis">
            <Input
              aria-label={words.basisTitle}
              placeholder={words.basisTitle}
              value={basis.title}
              onChange={event => {
                const { value } = event.target
                change(old => patchBasis(old, index, { title: value }))
              }}
            />
            <Input
              aria-label={words.basisArticle}
              placeholder={words.basisArticle}
              value={basis.article}
              onChange={event => {
                const { value } = event.target
                change(old => patchBasis(old, index, { article: value }))
              }}
            />
            <Button
              type="text"
              icon={<IconClose />}
              aria-label={words.removeBasis}
              onClick={() =>
                change(old => ({ ...old, legalBasis: old.legalBasis.filter((_, place) => place !== index) }))
              }
            />
          </div>
        ))}
        <Button
          size="small"
          icon={<IconAdd />}
          onClick={() => change(old => ({ ...old, legalBasis: [...old.legalBasis, { title: '', article: '' }] }))}
        >
          {words.addBasis}
        </Button>
      </FormField>
    </>
  )
}
