// Asks who got a package, for what, and by what means, and puts it into the register.
// Sends nothing anywhere.
import { MEDIA } from '../../../src-main/contract/audit.ts'
import { callEngine, refreshDataset } from '../../engine/queries.ts'
import { auditPageText as words } from '../../text/audit-page.ts'
import { ActDialog, type ActField } from '../acts/act-dialog.tsx'

export interface KnownPackage {
  readonly datasetId: string
  readonly sha256: string
  /** As the person knows it. */
  readonly label: string
}

const MEDIA_OPTIONS = MEDIA.map(value => ({ value, label: words.media[value] }))

export function DestinationDialog({ packages, onClose }: { packages: readonly KnownPackage[]; onClose(): void }) {
  const fields: ActField[] = [
    ...(packages.length === 1
      ? []
      : [
          {
            name: 'package',
            label: words.which,
            kind: 'choice' as const,
            options: packages.map(({ label, sha256 }) => ({ value: sha256, label })),
          },
        ]),
    { name: 'recipient', label: words.recipient, kind: 'text' },
    { name: 'purpose', label: words.purpose, kind: 'text' },
    { name: 'medium', label: words.medium, kind: 'choice', options: MEDIA_OPTIONS },
    { name: 'note', label: words.note, kind: 'text', optional: true },
  ]
  return (
    <ActDialog
      title={words.destinationTitle}
      note={words.destinationNote}
      fields={fields}
      onSubmit={async values => {
        const chosen = packages.find(({ sha256 }) => sha256 === values.package) ?? packages[0]
        const medium = MEDIA.find(one => one === values.medium) ?? 'other'
        if (chosen === undefined) return
        await callEngine('destinations.add', {
          datasetId: chosen.datasetId,
          sha256: chosen.sha256,
          recipient: values.recipient ?? '',
          purpose: values.purpose ?? '',
          medium,
          note: values.note ?? '',
        })
        await refreshDataset(null)
      }}
      onClose={onClose}
    />
  )
}
