// Sentences about what a version changes, the milder ones first: they are what a person has to know.
// Compares nothing.
import type { PackChange } from '../../../src-main/contract/template-pack.ts'
import { packPartTexts } from '../../../src-main/contract/text/zh-CN/template-pack.ts'
import { templatesText as words } from '../../text/templates.ts'
import { Tag } from '../../ui/kit.ts'

const ORDER = ['milder', 'stricter', 'removed', 'changed', 'added'] as const satisfies readonly PackChange['kind'][]
const COLOURS: Readonly<Partial<Record<PackChange['kind'], string>>> = { milder: 'warning', stricter: 'processing' }

export function ChangeList({ changes }: { changes: readonly PackChange[] }) {
  const sorted = changes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  return (
    <ul className="op-template-changes">
      {sorted.map(({ part, kind, sentence }) => (
        <li key={sentence}>
          <Tag {...(COLOURS[kind] !== undefined && { color: COLOURS[kind] })}>{words.kinds[kind]}</Tag>
          <span>{sentence}</span>
          <small className="op-faint">{packPartTexts[part]}</small>
        </li>
      ))}
    </ul>
  )
}
