// 民族 of a person: code, name, short name or letters.
// Must not be recognised by codes without the header: 01 may be anything.
import ethnicGroups from '../../../../resources/code-lists/ethnic-groups.json' with { type: 'json' }
import { listDetector } from '../build.ts'

const PEOPLES = new Set(ethnicGroups.groups.flatMap(({ name, short }) => [name, short]).filter(name => name !== ''))

export const ethnicity = listDetector(
  {
    kind: 'ethnicity',
    source: 'GB/T 3304-1991',
    headers: ['民族', '民族代码', '族别', 'mz', 'mzdm', 'nation', 'ethnicity'],
    evidence: 'weak',
    unnamed: { judge: value => (PEOPLES.has(value.replaceAll(' ', '')) ? 'valid' : null), share: 0.9 },
    fits: { min: 1, max: 12, alphabet: 'any' },
  },
  ethnicGroups.groups
    .flatMap(({ code, name, short, letters }) => [code, name, short, letters, String(Number(code))])
    .filter(spelling => spelling !== ''),
)
