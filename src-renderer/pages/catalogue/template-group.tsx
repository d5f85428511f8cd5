// The elements that standard templates ask for besides the form's own.
// Shown only where there are any.
import { useEngineQuery } from '../../engine/queries.ts'
import { templatesText } from '../../text/templates.ts'
import { Input, Select } from '../../ui/kit.ts'
import { problemAt } from './catalogue-edits.ts'
import { FormField } from './form-field.tsx'
import type { GroupProps } from './form-groups.tsx'

export function TemplateGroup({ catalogue, missing, change }: GroupProps) {
  const { data } = useEngineQuery('templates.inForce', {})
  const extra = data?.form.extra ?? []
  if (extra.length === 0) return null
  const set = (id: string, value: string) => change(old => ({ ...old, extras: { ...old.extras, [id]: value } }))
  return (
    <section className="op-panel op-form-group">
      <h2>{templatesText.extraGroup}</h2>
      <div className="op-form-grid">
        {extra.map(({ id, label, help, mandatory, choices }) => {
          const path = `extras.${id}`
          const problem = problemAt(missing, path)
          const value = catalogue.extras[id] ?? ''
          return (
            <FormField
              key={id}
              path={path}
              label={label}
              article={mandatory ? templatesText.byTemplate : undefined}
              help={help === '' ? undefined : help}
              problem={problem}
              blank={value === ''}
            >
              {choices.length === 0 ? (
                <Input aria-label={label} value={value} onChange={event => set(id, event.target.value)} />
              ) : (
                <Select
                  aria-label={label}
                  allowClear
                  value={value === '' ? null : value}
                  onChange={chosen => set(id, chosen ?? '')}
                  options={choices.map(choice => ({ value: choice, label: choice }))}
                />
              )}
            </FormField>
          )
        })}
      </div>
    </section>
  )
}
