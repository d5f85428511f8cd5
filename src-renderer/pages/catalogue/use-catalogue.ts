// The catalogue entry while it is being written: kept here at every key, saved by itself after a pause.
// A draft may be incomplete; it is saved all the same.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Catalogue, CatalogueState } from '../../../src-main/contract/catalogue.ts'
import type { CallInput } from '../../../src-main/contract/contract.ts'
import { onWindowCommand } from '../../engine/commands.ts'
import { callEngine, type Job, queryClient, useEngineQuery, useJob } from '../../engine/queries.ts'

const SAVE_PAUSE_MS = 700

export type SaveState = 'saved' | 'saving' | 'failed'
export type Change = (change: (catalogue: Catalogue) => Catalogue) => void

export interface CatalogueEditor {
  readonly catalogue: Catalogue | undefined
  readonly missing: CatalogueState['missing']
  readonly save: SaveState
  readonly error: unknown
  readonly proposing: Job<'catalogue.propose'>
  readonly change: Change
  retry(): void
  /** Resolves with whether something was filled in. */
  propose(): Promise<boolean>
  /** Rejects with what was refused. */
  copy(from: CallInput<'catalogue.copy'>['from']): Promise<void>
}

const NOTHING_MISSING: CatalogueState['missing'] = []

export function useCatalogue(datasetId: string): CatalogueEditor {
  const query = useEngineQuery('catalogue.get', { datasetId })
  const proposing = useJob('catalogue.propose')
  const [draft, setDraft] = useState<Catalogue | null>(null)
  const [save, setSave] = useState<SaveState>('saved')
  const [failure, setFailure] = useState<unknown>(null)
  const unsaved = useRef<Catalogue | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const catalogue = draft ?? query.data?.catalogue
  // Edits read the newest entry from here, so that `change` stays the same function and unchanged rows are not drawn again.
  const present = useRef(catalogue)
  present.current = unsaved.current ?? catalogue

  const flush = useCallback(async () => {
    window.clearTimeout(timer.current)
    const pending = unsaved.current
    if (pending === null) return
    unsaved.current = null
    setSave('saving')
    try {
      const state = await callEngine('catalogue.save', { datasetId, catalogue: pending })
      queryClient.setQueryData(['catalogue.get', { datasetId }], state)
      setFailure(null)
      setSave(unsaved.current === null ? 'saved' : 'saving')
    } catch (thrown) {
      // What could not be saved stays to be saved: a newer draft holds it already.
      unsaved.current ??= pending
      setFailure(thrown)
      setSave('failed')
    }
  }, [datasetId])

  const change = useCallback<Change>(
    edit => {
      if (present.current === undefined) return
      const after = edit(present.current)
      present.current = after
      unsaved.current = after
      setDraft(after)
      setSave('saving')
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), SAVE_PAUSE_MS)
    },
    [flush],
  )

  useEffect(() => onWindowCommand('save', () => void flush()), [flush])
  // Leaving the page saves at once.
  useEffect(() => () => void flush(), [flush])

  const propose = async () => {
    await flush()
    const state = await proposing.start({ datasetId })
    if (state === null) return false
    setDraft(state.catalogue)
    return true
  }
  const copy = async (from: CallInput<'catalogue.copy'>['from']) => {
    await flush()
    const state = await callEngine('catalogue.copy', { datasetId, from })
    queryClient.setQueryData(['catalogue.get', { datasetId }], state)
    setDraft(state.catalogue)
  }
  return {
    copy,
    catalogue,
    missing: query.data?.missing ?? NOTHING_MISSING,
    save,
    error: failure ?? query.error ?? proposing.error,
    proposing,
    change,
    retry: () => void flush(),
    propose,
  }
}
