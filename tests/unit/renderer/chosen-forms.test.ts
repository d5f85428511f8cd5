// Choosing a form of file in the window changes the entry's formats and nothing else.
import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import { chosenForms, withForm } from '../../../src-renderer/pages/export/chosen-forms.ts'

const entry = CatalogueSchema.parse({ formats: ['CSV', 'XLSX'] })

describe('choosing the formats of a package', () => {
  it('writes what is chosen into the entry as its formats', () => {
    const chosen = withForm(withForm(entry, 'xml', true), 'xlsx', false)
    expect(chosen).toMatchObject({ formats: ['CSV', 'XML'], fileForms: [] })
  })

  it('brings the usual form along with a further one, and takes both away together', () => {
    const lines = withForm(entry, 'jsonLines', true)
    expect(chosenForms(lines)).toEqual(['csv', 'xlsx', 'json', 'jsonLines'])
    expect(chosenForms(withForm(lines, 'json', false))).toEqual(['csv', 'xlsx'])
    expect(chosenForms(withForm(lines, 'jsonLines', false))).toEqual(['csv', 'xlsx', 'json'])
  })

  it('never loses the CSV', () => {
    expect(chosenForms(CatalogueSchema.parse({ formats: [] }))).toEqual(['csv'])
  })
})
