// The proposals of a policy for the columns that have no masking step yet, each to be seen and left out before any is applied.
// Applies what was chosen as one change of the recipe.
import { useEffect, useMemo, useState } from 'react'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { policyText } from '../../text/attack.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Empty, Modal, Segmented, Skeleton } from '../../ui/kit.ts'
import { addDraft } from './column-rules.ts'
import { proposalsOf } from './policy-proposals.ts'
import type { MaskData } from './use-mask-data.ts'

export interface PolicyDialogProps {
  datasetId: string
  data: MaskData
  recipe: RecipeEditor
  onClose(): void
}

export function PolicyDialog({ datasetId, data, recipe, onClose }: PolicyDialogProps) {
  const policies = useEngineQuery('policies.list', {})
  const keeping = useEngineMutation('policies.keep')
  const [chosen, setChosen] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const { start, result, running, error } = useJob('policies.suggest')
  const list = policies.data ?? []
  // The strictest of the application's own, until the person chooses.
  const policy = chosen ?? list.find(({ id }) => id === 'unconditional')?.id ?? list[0]?.id ?? null
  useEffect(() => {
    if (policy !== null) void start({ datasetId, policy })
  }, [policy, datasetId, start])

  const proposals = useMemo(
    () => (result === null ? [] : proposalsOf(result, data.rows, recipe.operations)),
    [result, data.rows, recipe.operations],
  )
  const taken = proposals.filter(({ column }) => !leftOut.has(column))
  const toggle = (column: string) =>
    setLeftOut(old => new Set(old.has(column) ? [...old].filter(one => one !== column) : [...old, column]))
  const addFile = async () => {
    const path = await shell.chooseOpen('policy')
    if (path !== null)
      keeping.mutate({ path }, { onSuccess: ({ id }) => void policies.refetch().then(() => setChosen(id)) })
  }
  const apply = () => {
    const title = list.find(({ id }) => id === policy)?.title ?? ''
    const present = recipe.state?.steps.map(view => view.step) ?? []
    const steps = taken.reduce((all, { draft }) => addDraft(all, recipe.operations, draft), present)
    recipe.save(steps, policyText.label(title))
    onClose()
  }
  return (
    <Modal
      open
      width={860}
      title={policyText.title}
      onCancel={onClose}
      footer={
        <>
          <Button className="op-policy-add" onClick={() => void addFile()}>
            {policyText.addFile}
          </Button>
          <Button type="primary" disabled={running || taken.length === 0} onClick={apply}>
            {policyText.apply(taken.length)}
          </Button>
        </>
      }
    >
      <Segmented
        value={policy ?? ''}
        onChange={setChosen}
        options={list.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <ErrorNotice error={error ?? policies.error ?? keeping.error} />
      {running || result === null ? (
        <Skeleton active paragraph={{ rows: 5 }} title={false} className="op-policy-wait" />
      ) : (
        <div className="op-policy">
          {proposals.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={policyText.nothing} />
          ) : (
            <ul>
              {proposals.map(({ column, reason, draft }) => (
                <li key={column}>
                  <Checkbox checked={!leftOut.has(column)} onChange={() => toggle(column)}>
                    <strong>{column}</strong>　{recipe.operation(draft.op)?.title ?? draft.op}
                  </Checkbox>
                  <p className="op-muted">{reason}</p>
                </li>
              ))}
            </ul>
          )}
          {result.open.length === 0 ? null : (
            <>
              <h3>{policyText.undecided}</h3>
              <ul>
                {result.open.map(({ column, reason }) => (
                  <li key={`${column}\n${reason}`}>{reason}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Modal>
  )
}
