// Gates: no direct identifier left in any cell, free text included; valid ones and lookalikes apart (R55, R29).
// Masking that keeps structure still counts where the scan still recognises it.

import type { Catalogue } from '../../contract/catalogue.ts'
import { lawfullyPublicMark } from '../../contract/text/zh-CN/catalogue.ts'
import { kindLabel } from '../../contract/text/zh-CN/kinds.ts'
import { isDirectKind } from './direct-kinds.ts'
import { cellFinding, type Gate, type GateInput, type GateOutcome } from './gate.ts'
import type { LeakGroup } from './leak-summary.ts'
import { say } from './say.ts'

/** Kinds that the law makes public for some subjects: names of legal representatives, office mail and telephones. */
const MAY_BE_PUBLIC = new Set(['personName', 'email', 'landline'])

export const leftoverIdentifiers: Gate = {
  id: 'leftoverIdentifiers',
  requirement: 'R55',
  place: 'mask',
  judge: input => judgeGroups(input, group => group.valid, true),
}

export const suspectedIdentifiers: Gate = {
  id: 'suspectedIdentifiers',
  requirement: 'R29',
  place: 'mask',
  judge: input => judgeGroups(input, group => group.count - group.valid, false),
}

function judgeGroups(input: GateInput, countOf: (group: LeakGroup) => number, valid: boolean): GateOutcome {
  const against = input.leaks.filter(
    group => (group.kind === null || isDirectKind(group.kind)) && !isDeclaredPublic(group, input.catalogue),
  )
  return {
    count: against.reduce((sum, group) => sum + countOf(group), 0),
    findings: against.flatMap(group => [
      ...group.places
        .filter(place => place.valid === valid)
        .map(place =>
          cellFinding(
            say('identifier', { kind: kindLabel(place.kind), excerpt: place.excerpt }),
            place.row,
            place.column,
          ),
        ),
      ...(group.kind === null && !valid
        ? [cellFinding(say('identifierUnlisted', { count: group.count }), null, group.column)]
        : []),
    ]),
  }
}

/**
 * A person may state in the data item's treatment note that the law makes such values public (依法公开：…). The note is printed for
 * reviewers. Numbers of persons, phones, cards and the like can never be declared so.
 */
function isDeclaredPublic(group: LeakGroup, catalogue: Catalogue): boolean {
  if (group.kind === null || !MAY_BE_PUBLIC.has(group.kind)) return false
  const field = catalogue.fields.find(({ label }) => label === group.column)
  const note = field?.treatment.trim() ?? ''
  return note.startsWith(lawfullyPublicMark) && note.length > lawfullyPublicMark.length + 1
}
