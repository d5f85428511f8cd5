// 编目: the catalogue form in groups, what is still missing, filling from the data, and how it will read once published.
// Puts pieces together; saving is use-catalogue's.
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { DocumentsButton } from '../../features/documents/documents-drawer.tsx'
import { useNavigation } from '../../state/navigation.ts'
import { dataItemText, cataloguePageText as words } from '../../text/catalogue.ts'
import { copyText } from '../../text/entry-defaults.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconCopy, KitApp, Skeleton } from '../../ui/kit.ts'
import { PageHead } from '../../ui/sentence.tsx'
import { pathAndParents, placeId } from './catalogue-edits.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { DataItems } from './data-items.tsx'
import { BasicGroup, DataGroup, LabelGroup, OpeningGroup } from './form-groups.tsx'
import { MissingList } from './missing-list.tsx'
import { OpeningPanel } from './opening-panel.tsx'
import { PlatformPreview } from './platform-preview.tsx'
import { TemplateGroup } from './template-group.tsx'
import { type CatalogueEditor, type SaveState, useCatalogue } from './use-catalogue.ts'
import './catalogue.css'

export function CataloguePage({ datasetId }: { datasetId: string }) {
  const editor = useCatalogue(datasetId)
  const [previewing, setPreviewing] = useState(false)
  const { catalogue, missing, change } = editor
  const ready = catalogue !== undefined
  const goTo = useGoTo(ready)
  if (catalogue === undefined) {
    return editor.error === null ? <Skeleton className="op-page-inner" active /> : <ErrorNotice error={editor.error} />
  }
  const group = { catalogue, missing, change }
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-catalogue">
        <PageHead
          title={words.title}
          sentence={words.sentence}
          actions={<HeadActions datasetId={datasetId} editor={editor} onPreview={() => setPreviewing(true)} />}
        />
        <ErrorNotice error={editor.error} onRetry={editor.save === 'failed' ? editor.retry : undefined} />
        <div className="op-catalogue-columns">
          <div className="op-catalogue-form">
            <Group title={words.groups.basic}>
              <BasicGroup {...group} />
            </Group>
            <Group title={words.groups.opening}>
              <OpeningGroup {...group} />
            </Group>
            <OpeningPanel datasetId={datasetId} />
            <TemplateGroup {...group} />
            <section className="op-panel op-form-group">
              <h2>
                {words.groups.fields}
                <span className="op-form-article">
                  {words.mandatory} · {words.articles.fields}
                </span>
                {catalogue.fields.length === 0 ? null : (
                  <span className="op-muted">{dataItemText.count(catalogue.fields.length)}</span>
                )}
              </h2>
              <DataItems fields={catalogue.fields} missing={missing} change={change} />
            </section>
            <Group title={words.groups.labels}>
              <LabelGroup {...group} />
            </Group>
            <Group title={words.groups.data}>
              <DataGroup {...group} />
            </Group>
          </div>
          <MissingList missing={missing} onGo={goTo} />
        </div>
      </div>
      <PlatformPreview open={previewing} catalogue={catalogue} onClose={() => setPreviewing(false)} />
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="op-panel op-form-group">
      <h2>{title}</h2>
      <div className="op-form-grid">{children}</div>
    </section>
  )
}

/** Focuses the input at a catalogue path, or the nearest place around it. */
function focusPath(path: string): void {
  const place = pathAndParents(path)
    .map(one => document.getElementById(placeId(one)))
    .find(element => element !== null)
  if (place === undefined || place === null) return
  place.scrollIntoView({ block: 'center' })
  const input = place.matches('input, textarea') ? place : place.querySelector<HTMLElement>('input, textarea, button')
  input?.focus({ preventScroll: true })
}

/** Answers a wish from another screen once the form is there, and returns how to go to a path. */
function useGoTo(ready: boolean): (path: string) => void {
  const field = useNavigation(state => state.field)
  const clearTarget = useNavigation(state => state.clearTarget)
  useEffect(() => {
    if (!ready || field === null) return
    focusPath(field)
    clearTarget()
  }, [ready, field, clearTarget])
  return useCallback((path: string) => focusPath(path), [])
}

const SAVE_WORDS: Record<SaveState, string> = { saved: words.saved, saving: words.saving, failed: words.unsaved }

interface HeadProps {
  datasetId: string
  editor: CatalogueEditor
  onPreview(): void
}

function HeadActions({ datasetId, editor, onPreview }: HeadProps) {
  const { message } = KitApp.useApp()
  const { proposing } = editor
  const [copying, setCopying] = useState(false)
  const propose = async () => {
    if (await editor.propose()) message.success(words.proposed)
  }
  return (
    <>
      <span className={editor.save === 'failed' ? 'op-save is-failed' : 'op-save'} role="status">
        {SAVE_WORDS[editor.save]}
      </span>
      <DocumentsButton datasetId={datasetId} title={editor.catalogue?.title ?? ''} />
      <Button icon={<IconCopy />} onClick={() => setCopying(true)}>
        {copyText.open}
      </Button>
      <Button onClick={onPreview}>{words.preview}</Button>
      <Button type="primary" title={words.proposeHint} loading={proposing.running} onClick={() => void propose()}>
        {proposing.running ? words.proposing : words.propose}
      </Button>
      {copying ? (
        <CopyDialog
          datasetId={datasetId}
          onCopy={async from => {
            await editor.copy(from)
            message.success(copyText.done)
          }}
          onClose={() => setCopying(false)}
        />
      ) : null}
    </>
  )
}
