// Making a template: opened from a folder or an installed version, completed, checked, tried on sample data, signed.
// Checks nothing itself: faults and trials are the engine's answers.
import { useState } from 'react'
import type { InstalledPack, TemplatePack } from '../../../src-main/contract/template-pack.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { templatesText } from '../../text/templates.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Empty, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { IdentityBar } from '../review/identity-bar.tsx'
import { PackForm } from './pack-form.tsx'
import { PackSigning } from './pack-signing.tsx'
import { PackTrialView } from './pack-trial.tsx'

const words = templatesText.make

export function MakeView({ packs }: { packs: readonly InstalledPack[] }) {
  const [pack, setPack] = useState<TemplatePack | null>(null)
  const [base, setBase] = useState<string | null>(null)
  const [folder, setFolder] = useState<string | null>(null)
  const read = useJob('templates.readFolder')
  const write = useEngineMutation('templates.writeFolder')
  const draft = useEngineQuery('templates.draft', base === null ? null : { id: base })
  // The draft of an installed version is taken once; what a person changes afterwards stays.
  const [taken, setTaken] = useState<string | null>(null)
  if (base !== null && taken !== base && draft.data !== undefined) {
    setTaken(base)
    setPack(draft.data.pack)
  }

  const newFolder = async () => {
    const path = await shell.chooseFolder()
    if (path === null) return
    const made = await write.mutateAsync({ path }).catch(() => null)
    if (made !== null) setFolder(path)
  }
  const openFolder = async () => {
    const path = await shell.chooseFolder()
    if (path === null) return
    const found = await read.start({ path })
    if (found !== null) setPack(found.pack)
  }
  const installed = packs.filter(one => one.current)
  return (
    <>
      <div className="op-template-actions op-gap-below">
        <Button onClick={() => void newFolder()}>{words.newFolder}</Button>
        <Button loading={read.running} onClick={() => void openFolder()}>
          {words.openFolder}
        </Button>
        {installed.length === 0 ? null : (
          <Select
            aria-label={words.fromInstalled}
            placeholder={words.fromInstalled}
            value={base}
            onChange={setBase}
            options={installed.map(({ id, title, version }) => ({ value: id, label: `${title} ${version}` }))}
          />
        )}
      </div>
      <ErrorNotice error={read.error ?? write.error ?? draft.error} />
      {folder === null ? null : (
        <Alert
          className="op-gap-below"
          type="success"
          showIcon
          title={words.written(write.data?.files.length ?? 0)}
          action={
            <Button size="small" onClick={() => void shell.reveal(folder)}>
              {words.reveal}
            </Button>
          }
        />
      )}
      {pack === null ? (
        <section className="op-panel op-template-empty">
          <Empty description={words.none} />
          <Sentence>{words.noneHint}</Sentence>
        </section>
      ) : (
        <>
          <PackForm pack={pack} onChange={setPack} />
          <PackTrialView pack={pack} />
          <IdentityBar />
          <PackSigning pack={pack} />
        </>
      )}
    </>
  )
}
