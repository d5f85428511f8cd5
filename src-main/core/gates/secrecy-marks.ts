// Gate: no mark of state secrets or internal papers, in the data or in the entry (R55).
// Decides nothing about secrecy: one mark is enough to stop.
import type { Catalogue } from '../../contract/catalogue.ts'
import { cellFinding, fieldFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

export const SECRECY_KIND = 'secrecyMark'
/** 绝密/机密/秘密 with a star or a period, or the usual words of internal papers. */
const MARK = /(?:绝密|机密|秘密)\s*(?:★|☆|[（(]?\d+年|$)|内部资料|不得公开|注意保存/

export const secrecyMarks: Gate = {
  id: 'secrecyMarks',
  requirement: 'R55',
  place: 'review',
  judge({ catalogue, leaks }) {
    const groups = leaks.filter(group => group.kind === SECRECY_KIND)
    const inEntry = entryTexts(catalogue).filter(([, text]) => MARK.test(text))
    return {
      count: groups.reduce((sum, group) => sum + group.count, 0) + inEntry.length,
      findings: [
        ...inEntry.map(([path]) => fieldFinding(say('secrecyMarkInEntry'), path)),
        ...groups.flatMap(group =>
          group.places.map(place =>
            cellFinding(say('secrecyMark', { excerpt: place.excerpt }), place.row, place.column),
          ),
        ),
      ],
    }
  },
}

function entryTexts(catalogue: Catalogue): [string, string][] {
  return [
    ['title', catalogue.title],
    ['description', catalogue.description],
    ...catalogue.fields.flatMap((field, i): [string, string][] => [
      [`fields.${i}.label`, field.label],
      [`fields.${i}.description`, field.description],
    ]),
  ]
}
