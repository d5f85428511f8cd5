// What a template file would change, before it is installed.
// Installs nothing itself.
import type { PackPreview } from '../../../src-main/contract/template-pack.ts'
import { templatesText } from '../../text/templates.ts'
import { Button, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { ChangeList } from './change-list.tsx'

const words = templatesText.preview

export interface PreviewPanelProps {
  preview: PackPreview
  installing: boolean
  onInstall(): void
  onClose(): void
}

export function PreviewPanel({ preview, installing, onInstall, onClose }: PreviewPanelProps) {
  const { facts, replaces, known, changes, affected } = preview
  const { unit, name } = facts.issuer
  return (
    <section className="op-panel op-template-preview" aria-label={words.changes}>
      <h2>{words.title(facts.title, facts.version)}</h2>
      <Sentence>{words.issuer(unit, name, facts.issuedAt.slice(0, 10))}</Sentence>
      <p className="op-template-tags">
        <Tag>{known ? words.known : replaces === null ? words.isNew : words.replaces(replaces)}</Tag>
        <Tag>{facts.validTo === null ? words.unlimited : words.validTo(facts.validTo.slice(0, 10))}</Tag>
      </p>
      {facts.note === '' ? null : <Sentence>{facts.note}</Sentence>}
      {known ? null : (
        <>
          <h3>{words.changes}</h3>
          {changes.length === 0 ? <Sentence>{words.noChanges}</Sentence> : <ChangeList changes={changes} />}
          {affected.length === 0 ? null : <Sentence>{words.affected(formatNumber(affected.length))}</Sentence>}
        </>
      )}
      <div className="op-template-actions">
        {known ? null : (
          <Button type="primary" loading={installing} onClick={onInstall}>
            {words.install}
          </Button>
        )}
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </section>
  )
}
