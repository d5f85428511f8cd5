// Chooses an entry to copy from: an earlier version of this one, or another dataset's.
// Copies nothing itself.
import { useState } from 'react'
import type { EntrySource } from '../../../src-main/contract/catalogue.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { copyText as words } from '../../text/entry-defaults.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Modal, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

export interface CopyDialogProps {
  datasetId: string
  /** Rejects with what was refused. */
  onCopy(from: Pick<EntrySource, 'datasetId' | 'versionNo'>): Promise<void>
  onClose(): void
}

const keyOf = ({ datasetId, versionNo }: EntrySource) => `${datasetId}/${versionNo ?? ''}`

export function CopyDialog({ datasetId, onCopy, onClose }: CopyDialogProps) {
  const sources = useEngineQuery('catalogue.sources', { datasetId })
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const source = sources.data?.find(one => keyOf(one) === chosen)
  const copy = async () => {
    if (source === undefined) return
    setBusy(true)
    setError(null)
    try {
      await onCopy({ datasetId: source.datasetId, versionNo: source.versionNo })
      onClose()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={words.title}
      okText={words.ok}
      cancelText={words.cancel}
      okButtonProps={{ disabled: source === undefined }}
      confirmLoading={busy}
      onOk={() => void copy()}
      onCancel={onClose}
    >
      <Sentence>{words.note}</Sentence>
      {sources.data?.length === 0 ? (
        <Sentence strong>{words.empty}</Sentence>
      ) : (
        <Select
          className="op-fill op-copy-choice"
          aria-label={words.from}
          placeholder={words.choose}
          value={chosen}
          onChange={setChosen}
          options={optionsOf(sources.data ?? [])}
        />
      )}
      <ErrorNotice error={error ?? sources.error} />
    </Modal>
  )
}

function optionsOf(sources: readonly EntrySource[]) {
  const own = sources.filter(({ versionNo }) => versionNo !== null)
  const others = sources.filter(({ versionNo }) => versionNo === null)
  return [
    { label: words.own, options: own.map(optionOf) },
    { label: words.others, options: others.map(optionOf) },
  ].filter(({ options }) => options.length > 0)
}

function optionOf(source: EntrySource) {
  const { title, versionNo, at, matching } = source
  const name = versionNo === null ? title : words.version(versionNo, momentText(at))
  return { value: keyOf(source), label: `${name} · ${words.matching(matching)}` }
}
