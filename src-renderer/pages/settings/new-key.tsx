// Makes a key: for one dataset, or for the whole body with a reason.
// Key material is never seen here.
import { useState } from 'react'
import type { KeyUse } from '../../../src-main/contract/workspace.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { keyGroupText as words } from '../../text/settings.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconAdd, Input, Select } from '../../ui/kit.ts'

/** Stands in the list of datasets for all of them. */
const WHOLE_BODY = ''

export function NewKey({ taken, onCreated }: { taken: readonly KeyUse[]; onCreated(): void }) {
  const datasets = useEngineQuery('datasets.list', {})
  const creating = useEngineMutation('keys.create')
  const [name, setName] = useState('')
  const [project, setProject] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const shared = project === WHOLE_BODY
  const same = (key: KeyUse) => key.name === name.trim() && (key.project ?? WHOLE_BODY) === project
  const named = name.trim() !== '' && !taken.some(key => key.retiredAt === undefined && same(key))
  const ready = named && project !== null && (!shared || reason.trim() !== '')
  const clear = () => {
    setName('')
    setProject(null)
    setReason('')
    onCreated()
  }
  const create = () => {
    if (!ready) return
    const scope = shared ? { reason: reason.trim() } : { project }
    creating.mutate({ name: name.trim(), ...scope }, { onSuccess: clear })
  }
  return (
    <>
      <div className="op-keys-new">
        <Input
          value={name}
          maxLength={60}
          placeholder={words.newName}
          aria-label={words.newName}
          onChange={event => setName(event.target.value)}
          onPressEnter={create}
        />
        <Select
          className="op-fill"
          value={project}
          placeholder={words.scope}
          aria-label={words.scope}
          options={[
            ...(datasets.data ?? []).map(dataset => ({ value: dataset.id, label: words.onlyFor(dataset.name) })),
            { value: WHOLE_BODY, label: words.wholeBody },
          ]}
          onChange={chosen => setProject(chosen)}
        />
        <Button icon={<IconAdd />} disabled={!ready} loading={creating.isPending} onClick={create}>
          {words.create}
        </Button>
      </div>
      {shared ? (
        <div className="op-keys-reason">
          <Input
            value={reason}
            maxLength={200}
            placeholder={words.reason}
            aria-label={words.reason}
            onChange={event => setReason(event.target.value)}
            onPressEnter={create}
          />
          <p className="op-faint">{words.reasonHelp}</p>
        </div>
      ) : null}
      <ErrorNotice error={creating.error} compact />
    </>
  )
}
