// The bureau's form of the catalogue: defaults filled in, and what its mandatory elements still lack.
// Never overwrites what a person typed; the law's own elements are judged elsewhere.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { CatalogueForm, ExportProfile, ExtraElement, FormElement } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { catalogueLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { templateTexts } from '../../contract/text/zh-CN/template-pack.ts'
import type { MissingElement } from '../catalogue/missing-elements.ts'

/** Fills elements that are empty; `openForm` has a value from the start and is set only in a new entry. */
export function withDefaults(
  catalogue: Catalogue,
  { defaults }: CatalogueForm,
  { formats, fileForms }: ExportProfile,
  isNew: boolean,
): Catalogue {
  const { openForm, ...texts } = defaults
  const empty = Object.entries(texts).filter(([element]) => isEmpty(catalogue, element))
  return {
    ...catalogue,
    ...Object.fromEntries(empty),
    ...(isNew && openForm !== undefined && { openForm }),
    ...(isNew && formats.length > 0 && { formats: [...new Set([...catalogue.formats, ...formats])] }),
    ...(isNew && fileForms.length > 0 && { fileForms: [...new Set([...catalogue.fileForms, ...fileForms])] }),
  }
}

function isEmpty(catalogue: Catalogue, element: string): boolean {
  const value = Object.entries(catalogue).find(([name]) => name === element)?.[1]
  return value === null || value === '' || value === undefined
}

/** What the form asks for beyond the law and the entry does not have. */
export function formProblems(
  catalogue: Catalogue,
  { mandatory, extra }: CatalogueForm,
  { formats, fileForms }: ExportProfile,
): MissingElement[] {
  return [
    ...mandatory.filter(element => lacks(catalogue, element)).map(elementProblem),
    ...extra.flatMap(element => extraProblem(element, catalogue.extras[element.id]?.trim() ?? '')),
    ...formats
      .filter(format => !catalogue.formats.includes(format))
      .map(format => ({ path: 'formats', message: fill(templateTexts.formatMissing, { format }) })),
    ...fileForms
      .filter(form => !catalogue.fileForms.includes(form))
      .map(form => ({ path: 'formats', message: fill(templateTexts.formatMissing, { format: formName(form) }) })),
  ]
}

function formName(form: ExportProfile['fileForms'][number]): string {
  return templateTexts.fileForms[form]
}

function lacks(catalogue: Catalogue, element: FormElement): boolean {
  if (element === 'temporalCoverage') {
    const { start, end } = catalogue.temporalCoverage
    return start === '' && end === ''
  }
  const value = catalogue[element]
  return value === null || value.length === 0
}

function elementProblem(element: FormElement): MissingElement {
  return { path: element, message: fill(templateTexts.elementMissing, { element: catalogueLabels[element] }) }
}

function extraProblem({ id, label, mandatory, choices }: ExtraElement, value: string): MissingElement[] {
  const path = `extras.${id}`
  if (value === '') return mandatory ? [{ path, message: fill(templateTexts.elementMissing, { element: label }) }] : []
  if (choices.length === 0 || choices.includes(value)) return []
  return [{ path, message: fill(templateTexts.choiceUnknown, { element: label, value }) }]
}
