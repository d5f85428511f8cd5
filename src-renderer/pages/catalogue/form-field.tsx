// One element of the form: its name, the article that demands it, its input, and what is wrong with it.
// Knows no element; below it stands the help a standard template gives for it, where there is one.
import type { ReactNode } from 'react'
import { useEngineQuery } from '../../engine/queries.ts'
import { cataloguePageText } from '../../text/catalogue.ts'
import { placeId } from './catalogue-edits.ts'

export interface FormFieldProps {
  path: string
  label: string
  /** The article that makes it mandatory; absent = recommended. */
  article?: string | undefined
  help?: string | undefined
  problem: string | null
  /** Nothing is filled in yet: the mark beside the name and the list of what is missing say enough. */
  blank?: boolean
  /** Two columns wide. */
  wide?: boolean | undefined
  children: ReactNode
}

export function FormField({
  path,
  label,
  article,
  help,
  problem,
  blank = false,
  wide = false,
  children,
}: FormFieldProps) {
  const { data: templates } = useEngineQuery('templates.inForce', {})
  const templateHelp = templates?.form.help[path]
  const classes = ['op-form-field', wide ? 'is-wide' : '', problem === null ? '' : 'is-missing']
  return (
    <div id={placeId(path)} className={classes.filter(name => name !== '').join(' ')}>
      <div className="op-form-label">
        <span className="op-form-name">{label}</span>
        {article === undefined ? null : (
          <span className="op-form-article" title={`${cataloguePageText.rule} ${article}`}>
            {cataloguePageText.mandatory} · {article}
          </span>
        )}
      </div>
      {children}
      {problem === null || blank ? null : <p className="op-field-problem">{problem}</p>}
      {help === undefined ? null : <p className="op-field-help">{help}</p>}
      {templateHelp === undefined ? null : <p className="op-field-help">{templateHelp}</p>}
    </div>
  )
}
