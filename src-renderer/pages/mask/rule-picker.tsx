// Chooses how one column is treated: keep it, or one of the masking operations, suited ones first.
// An operation that needs more than its defaults opens its form.
import { parameterFields } from '../../features/recipe/parameter-fields.ts'
import { initialParams, valueProblems } from '../../features/recipe/parameter-values.ts'
import type { EditorTask } from '../../features/recipe/step-editor.tsx'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { maskText } from '../../text/mask.ts'
import { Button, Select } from '../../ui/kit.ts'
import { KEEP, withRule } from './column-rules.ts'
import { suitedOperations } from './mask-advice.ts'
import type { MaskRow } from './use-mask-data.ts'

export interface RulePickerProps {
  row: MaskRow
  recipe: RecipeEditor
  onTask(task: EditorTask): void
}

export function RulePicker({ row, recipe, onTask }: RulePickerProps) {
  const { suited, others } = suitedOperations(row.profile, recipe.operations)
  const rule = row.rules.at(-1)
  const views = recipe.state?.steps ?? []
  const option = (operation: { id: string; title: string }) => ({ value: operation.id, label: operation.title })

  const choose = (op: string) => {
    if (op === KEEP) {
      recipe.save(withRule(views, recipe.operations, row.column, null), maskText.changed(row.column, maskText.keep))
      return
    }
    const operation = recipe.operation(op)
    if (operation === undefined) return
    const fields = parameterFields(operation)
    const params = initialParams(fields, operation.defaults)
    if (valueProblems(fields, params).length > 0) {
      onTask({ kind: 'add', first: 'mask', columns: [row.column], op })
      return
    }
    const draft = { op, columns: [row.column], params, enabled: true }
    recipe.save(withRule(views, recipe.operations, row.column, draft), maskText.changed(row.column, operation.title))
  }
  return (
    <div className="op-rule">
      <Select
        className="op-fill"
        aria-label={maskText.ruleLabel(row.column)}
        value={rule?.step.op ?? KEEP}
        popupMatchSelectWidth={false}
        onChange={choose}
        options={[
          { value: KEEP, label: maskText.keep },
          { label: maskText.suited, options: suited.map(option) },
          { label: maskText.others, options: others.map(option) },
        ]}
      />
      {rule === undefined ? null : (
        <Button
          type="link"
          size="small"
          title={rule.sentence}
          onClick={() => onTask({ kind: 'edit', step: rule.step })}
        >
          {row.rules.length > 1 ? maskText.several(row.rules.length) : maskText.editRule}
        </Button>
      )}
    </div>
  )
}
