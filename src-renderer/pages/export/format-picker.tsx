// The file forms of this dataset's package; what is chosen is kept in its catalogue entry.
// Decides nothing: which files follow from a choice is the engine's to say.
import type { Catalogue } from '../../../src-main/contract/catalogue.ts'
import { EXPORT_FORMS, type ExportForm } from '../../../src-main/contract/export-forms.ts'
import { exportFormHints, exportFormLabels } from '../../../src-main/contract/text/zh-CN/exporters.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { exportText } from '../../text/export.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Checkbox } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { chosenForms, withForm } from './chosen-forms.ts'

export interface FormatPickerProps {
  datasetId: string
  /** null = not there yet. */
  catalogue: Catalogue | null
  onChanged(): void
}

export function FormatPicker({ datasetId, catalogue, onChanged }: FormatPickerProps) {
  const save = useEngineMutation('catalogue.save')
  if (catalogue === null) return null
  const chosen = chosenForms(catalogue)
  const toggle = (form: ExportForm, wanted: boolean) => {
    save.mutate({ datasetId, catalogue: withForm(catalogue, form, wanted) }, { onSuccess: onChanged })
  }
  return (
    <section className="op-panel op-forms">
      <h2>{exportText.forms}</h2>
      <Sentence>{exportText.formsHint}</Sentence>
      <ul>
        {EXPORT_FORMS.map(form => (
          <li key={form}>
            <Checkbox
              checked={chosen.includes(form)}
              disabled={form === 'csv' || save.isPending}
              onChange={event => toggle(form, event.target.checked)}
            >
              {exportFormLabels[form]}
            </Checkbox>
            <span className="op-muted">{exportFormHints[form]}</span>
          </li>
        ))}
      </ul>
      <ErrorNotice error={save.error} />
    </section>
  )
}
