// Beginning with a standard recipe of the templates: what it needs, what this table calls those columns, and its steps.
// Checks nothing itself; the recipe it takes the place of stays in the history.
import { useState } from 'react'
import type { RecipeCheck } from '../../../src-main/contract/recipe.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { standardRecipeText as words } from '../../text/standard-recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, KitApp, Modal, Select, Skeleton } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import './suggest.css'

export interface StandardRecipeProps {
  datasetId: string
  onClose(): void
}

export function StandardRecipeDialog({ datasetId, onClose }: StandardRecipeProps) {
  const { message } = KitApp.useApp()
  const { data } = useEngineQuery('templates.inForce', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [renames, setRenames] = useState<Readonly<Record<string, string | null>>>({})
  const [error, setError] = useState<unknown>(null)
  const found = data?.recipes.find(({ name }) => name === chosen) ?? data?.recipes[0]
  const check = useEngineQuery('recipe.check', found === undefined ? null : { datasetId, recipe: found.recipe })
  const named = { ...check.data?.mapping, ...renames }
  const use = async () => {
    if (found === undefined) return
    setError(null)
    try {
      await callEngine('templates.useRecipe', { datasetId, name: found.name, renames: given(named) })
      await refreshDataset(datasetId)
      message.success(words.used(found.name))
      onClose()
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Modal
      open
      width={680}
      title={words.title}
      okText={words.use}
      cancelText={words.cancel}
      okButtonProps={{ disabled: check.data === undefined }}
      onOk={() => void use()}
      onCancel={onClose}
    >
      <div className="op-suggest">
        <Sentence>{words.intro}</Sentence>
        <Select
          aria-label={words.choose}
          className="op-fill"
          value={found?.name ?? null}
          onChange={name => {
            setChosen(name)
            setRenames({})
          }}
          options={(data?.recipes ?? []).map(({ name, pack }) => ({
            value: name,
            label: `${name}　${words.from(pack)}`,
          }))}
        />
        <ErrorNotice error={error ?? check.error} onRetry={() => void check.refetch()} />
        {check.data === undefined ? (
          <Skeleton active />
        ) : (
          <Fit
            check={check.data}
            renames={named}
            onRename={(from, to) => setRenames(old => ({ ...old, [from]: to }))}
          />
        )}
      </div>
    </Modal>
  )
}

function given(named: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(named).flatMap(([wanted, offered]) => (offered === null ? [] : [[wanted, offered]])),
  )
}

interface FitProps {
  check: RecipeCheck
  renames: Readonly<Record<string, string | null>>
  onRename(wanted: string, offered: string | null): void
}

function Fit({ check, renames, onRename }: FitProps) {
  const open = check.missing.filter(column => (renames[column] ?? null) === null)
  const stopping = check.steps.filter(({ stops }) => stops).length
  return (
    <>
      {check.missing.length === 0 ? <Sentence>{words.fits}</Sentence> : <h3>{words.missing}</h3>}
      {check.missing.map(column => (
        <div key={column} className="op-standard-column">
          <span>{words.column(column)}</span>
          <Select
            allowClear
            aria-label={words.column(column)}
            placeholder={words.none}
            value={renames[column] ?? null}
            onChange={(offered: string | null | undefined) => onRename(column, offered ?? null)}
            options={check.offered.map(value => ({ value, label: value }))}
          />
        </div>
      ))}
      {open.length > 0 && stopping > 0 ? <p className="is-late">{words.stops(stopping)}</p> : null}
      <h3>{words.steps}</h3>
      <ol className="op-suggest-reasons">
        {check.steps.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
      </ol>
    </>
  )
}

/** Where the templates in force have any. */
export function StandardRecipeButton({ onOpen }: { onOpen(): void }) {
  const { data } = useEngineQuery('templates.inForce', {})
  return (data?.recipes.length ?? 0) === 0 ? null : <Button onClick={onOpen}>{words.open}</Button>
}
