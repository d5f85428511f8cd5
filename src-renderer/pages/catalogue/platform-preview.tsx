// How the entry will read on an open data platform, made from what is filled in now.
// A look to check by; no platform's real page.
import type { Catalogue } from '../../../src-main/contract/catalogue.ts'
import {
  catalogueLabels,
  domainLabels,
  fieldTypeLabels,
  noConditions,
  openAttributeLabels,
  updateCycleLabels,
} from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { platformText as words } from '../../text/catalogue.ts'
import { Drawer, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

export interface PlatformPreviewProps {
  open: boolean
  catalogue: Catalogue
  onClose(): void
}

function conditionsOf({ openAttribute, openConditions }: Catalogue): string {
  if (openAttribute === 'UNCONDITIONAL') return noConditions
  const parts = (['recipient', 'purpose', 'scope', 'other'] as const)
    .filter(part => openConditions[part] !== '')
    .map(part => `${catalogueLabels[part]}：${openConditions[part]}`)
  return parts.join('；')
}

/** Name and value of each line of the head, in the order platforms show them. */
function factsOf(catalogue: Catalogue): [string, string][] {
  const { openAttribute, updateCycle, rowCount } = catalogue
  return [
    [words.publisher, catalogue.publisher.name],
    [words.openAttribute, openAttribute === null ? '' : openAttributeLabels[openAttribute]],
    [words.rowCount, rowCount === null ? '' : words.rows(formatNumber(rowCount))],
    [words.formats, catalogue.formats.join('、')],
    [words.updateCycle, updateCycle === null ? '' : updateCycleLabels[updateCycle]],
    [words.dataUpdateDate, catalogue.dataUpdateDate],
    [words.domains, catalogue.domains.map(domain => domainLabels[domain]).join('、')],
    [words.theme, catalogue.theme],
    [words.contact, catalogue.contact],
    [words.conditions, conditionsOf(catalogue)],
  ]
}

export function PlatformPreview({ open, catalogue, onClose }: PlatformPreviewProps) {
  return (
    <Drawer open={open} onClose={onClose} size="min(880px, 80vw)" title={words.title}>
      <p className="op-sentence">{words.hint}</p>
      <article className="op-platform">
        <h1>{catalogue.title === '' ? <span className="op-faint">{words.untitled}</span> : catalogue.title}</h1>
        <p>
          {catalogue.description === '' ? (
            <span className="op-faint">{words.noDescription}</span>
          ) : (
            catalogue.description
          )}
        </p>
        <p>
          {catalogue.keywords.map(keyword => (
            <Tag key={keyword} variant="filled">
              {keyword}
            </Tag>
          ))}
        </p>
        <dl>
          {factsOf(catalogue).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value === '' ? words.none : value}</dd>
            </div>
          ))}
        </dl>
        <h2>{words.items}</h2>
        <table>
          <thead>
            <tr>
              <th>{words.item.label}</th>
              <th>{words.item.name}</th>
              <th>{words.item.type}</th>
              <th>{words.item.description}</th>
            </tr>
          </thead>
          <tbody>
            {catalogue.fields.map((field, index) => (
              // Two items may share a name while they are being written.
              <tr key={`${String(index)}:${field.name}`}>
                <td>{field.label}</td>
                <td>{field.name}</td>
                <td>{fieldTypeLabels[field.type]}</td>
                <td>{field.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </Drawer>
  )
}
