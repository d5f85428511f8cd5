import { describe, expect, it } from 'vitest'
import { CatalogueSchema, DataFieldSchema } from '../../../src-main/contract/catalogue.ts'
import {
  patchBasis,
  patchField,
  pathAndParents,
  placeId,
  problemAt,
  removeField,
} from '../../../src-renderer/pages/catalogue/catalogue-edits.ts'

const field = (label: string) => DataFieldSchema.parse({ label, name: label, type: 'C', length: '20' })
const entry = CatalogueSchema.parse({ title: '停车场', fields: [field('名称'), field('地址')] })

describe('editing a catalogue entry', () => {
  it('changes one data item and leaves the others the same objects, so that only its row is drawn again', () => {
    const edited = patchField(entry, 1, { description: '所在道路' })
    expect(edited.fields[1]?.description).toBe('所在道路')
    expect(edited.fields[0]).toBe(entry.fields[0])
    expect(entry.fields[1]?.description).toBe('')
  })

  it('removes a data item and changes a legal basis by its place', () => {
    expect(removeField(entry, 0).fields.map(one => one.label)).toEqual(['地址'])
    const closed = { ...entry, legalBasis: [{ title: '', article: '' }] }
    expect(patchBasis(closed, 0, { article: '第十五条' }).legalBasis[0]?.article).toBe('第十五条')
  })
})

describe('from a problem to its place', () => {
  it('tries the exact place first and then what lies around it', () => {
    expect(pathAndParents('fields.3.codeList')).toEqual(['fields.3.codeList', 'fields.3', 'fields'])
    expect(placeId('fields.3')).toBe('catalogue-fields-3')
  })

  it('shows at an element what is wrong with it or inside it, and not what is wrong with its neighbours', () => {
    const missing = [{ path: 'legalBasis.0', message: '第 1 条依据不完整' }]
    expect(problemAt(missing, 'legalBasis')).toBe('第 1 条依据不完整')
    expect(problemAt(missing, 'legal')).toBe(null)
    expect(problemAt(missing, 'legalBasis.1')).toBe(null)
  })
})
