// Gates: no direct identifier left in any cell, free text included; valid ones and lookalikes apart (R55, R29).
// Masking that keeps structure still counts where the scan still recognises it.

import { kindLabel } from '../../contract/text/zh-CN/kinds.ts'
import { isDeclaredPublic } from './declared-public.ts'
import { isDirectKind } from './direct-kinds.ts'
import { cellFinding, type Gate, type GateInput, type GateOutcome } from './gate.ts'
import type { LeakGroup } from './leak-summary.ts'
import { say } from './say.ts'

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
    group =>
      (group.kind === null || isDirectKind(group.kind)) && !isDeclaredPublic(group.kind, group.column, input.catalogue),
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
      ...(group.kind === null && valid
        ? [cellFinding(say('identifierUnlisted', { count: group.count }), null, group.column)]
        : []),
    ]),
  }
}
