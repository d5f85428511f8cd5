// Which file forms an entry asks for, and the entry with one form or one exception more or less.
// Saves nothing.
import type { Catalogue } from '../../../src-main/contract/catalogue.ts'
import {
  EXPORT_FORMS,
  type ExportForm,
  FORMAT_OF_FORM,
  FORMS_OF_FORMAT,
  FURTHER_FORMS,
} from '../../../src-main/contract/export-forms.ts'

export function chosenForms({ formats, fileForms }: Pick<Catalogue, 'formats' | 'fileForms'>): ExportForm[] {
  const chosen = new Set<ExportForm>(['csv', ...formats.map(format => FORMS_OF_FORMAT[format]), ...fileForms])
  return EXPORT_FORMS.filter(form => chosen.has(form))
}

/** The entry with one form more or less. A further form brings the usual one of its format with it, and goes with it. */
export function withForm(catalogue: Catalogue, form: ExportForm, wanted: boolean): Catalogue {
  const usual = FORMS_OF_FORMAT[FORMAT_OF_FORM[form]]
  const goes = (one: ExportForm) =>
    !wanted && (one === form || (form === usual && FORMAT_OF_FORM[one] === FORMAT_OF_FORM[form]))
  const chosen = chosenForms(catalogue)
  const forms = EXPORT_FORMS.filter(one => (wanted && one === form) || (chosen.includes(one) && !goes(one)))
  return {
    ...catalogue,
    formats: [...new Set(forms.map(one => FORMAT_OF_FORM[one]))],
    fileForms: FURTHER_FORMS.filter(one => forms.includes(one)),
  }
}

/** The entry with one gate excepted for a reason, or without its exception. */
export function withException(catalogue: Catalogue, gate: string, reason: string | null): Catalogue {
  const others = catalogue.exceptions.filter(one => one.gate !== gate)
  return { ...catalogue, exceptions: reason === null ? others : [...others, { gate, reason }] }
}
