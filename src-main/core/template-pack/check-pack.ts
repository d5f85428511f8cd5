// What is wrong with a pack before it is signed: names twice, references into nothing, rules that never fit, limits without effect.
// Changes nothing and reads no table.

import { OpenprepError } from '../../contract/errors.ts'
import {
  PACK_PARTS,
  type PackFault,
  type PackLimits,
  type PackParts,
  type TemplatePack,
} from '../../contract/template-pack.ts'
import { describeError, fill } from '../../contract/text/describe-error.ts'
import { packLimitTexts, packPartTexts, packFaultTexts as texts } from '../../contract/text/zh-CN/template-pack.ts'
import { buildHierarchy } from '../deidentification/hierarchies/build-hierarchy.ts'
import { GATE_LIMITS } from '../gates/limits.ts'
import { GATES } from '../gates/registry.ts'
import { findOperation } from '../operations/registry.ts'
import { checkParams } from '../recipe/check-params.ts'
import { contentsOf } from './contents.ts'
import { gateTitle } from './gate-title.ts'

export function packFaults({ parts }: TemplatePack): PackFault[] {
  if (contentsOf(parts).length === 0) return [{ place: 'parts', message: texts.nothing }]
  return [
    ...PACK_PARTS.flatMap(part => namedTwice(part, parts)),
    ...codeListFaults(parts),
    ...columnFaults(parts),
    ...detectionFaults(parts),
    ...policyFaults(parts),
    ...recipeFaults(parts),
    ...hierarchyFaults(parts),
    ...limitFaults(parts.limits),
  ]
}

function fault(place: string, message: string): PackFault {
  return { place, message }
}

function namedTwice(part: (typeof PACK_PARTS)[number], parts: PackParts): PackFault[] {
  const names = namesOf(part, parts)
  return twice(names).map(name => fault(packPartTexts[part], fill(texts.twice, { name })))
}

function namesOf(part: (typeof PACK_PARTS)[number], parts: PackParts): string[] {
  switch (part) {
    case 'codeLists':
    case 'dictionaries':
    case 'hierarchies':
    case 'recipes':
    case 'referenceLists':
      return parts[part].map(({ name }) => name)
    case 'columns':
      return parts.columns.map(({ label }) => label)
    case 'detection':
    case 'policies':
      return parts[part].map(({ id }) => id)
    case 'targets':
      return parts.targets.map(({ year }) => String(year))
    case 'milestones':
      return parts.milestones.map(({ title }) => title)
    case 'catalogueForm':
      return parts.catalogueForm?.extra.map(({ id }) => id) ?? []
    case 'calendar':
      return parts.calendar?.days.map(({ date }) => date) ?? []
    case 'limits':
    case 'exportProfile':
    case 'documents':
    case 'trust':
      return []
    default:
      return part satisfies never
  }
}

function twice(names: readonly string[]): string[] {
  const seen = new Set<string>()
  const found = new Set<string>()
  for (const name of names) (seen.has(name) ? found : seen).add(name)
  return [...found]
}

function codeListFaults({ codeLists }: PackParts): PackFault[] {
  return codeLists.flatMap(({ name, values }) =>
    twice(values.map(({ code }) => code)).map(code =>
      fault(packPartTexts.codeLists, fill(texts.codeTwice, { list: name, code })),
    ),
  )
}

function columnFaults({ columns, codeLists }: PackParts): PackFault[] {
  const lists = new Set(codeLists.map(({ name }) => name))
  return columns
    .filter(({ codeList }) => codeList !== null && !lists.has(codeList))
    .map(({ label, codeList }) =>
      fault(packPartTexts.columns, fill(texts.codeListUnknown, { column: label, list: codeList ?? '' })),
    )
}

function detectionFaults({ detection, dictionaries }: PackParts): PackFault[] {
  const known = new Set(dictionaries.map(({ name }) => name))
  const part = packPartTexts.detection
  return detection.flatMap(({ title, headers, shapes, dictionary }) => [
    ...(dictionary !== null && !known.has(dictionary)
      ? [fault(part, fill(texts.dictionaryUnknown, { rule: title, dictionary }))]
      : []),
    ...(headers.length + shapes.length === 0 && dictionary === null
      ? [fault(part, fill(texts.ruleEmpty, { rule: title }))]
      : []),
  ])
}

function policyFaults({ policies }: PackParts): PackFault[] {
  const ops = policies.flatMap(({ rules }) =>
    rules.flatMap(({ allowed, proposed }) => [
      ...allowed.map(({ op }) => op),
      ...(proposed === null ? [] : [proposed.op]),
    ]),
  )
  return [...new Set(ops)]
    .filter(op => findOperation(op) === undefined)
    .map(op => fault(packPartTexts.policies, fill(texts.opUnknown, { op })))
}

function recipeFaults({ recipes }: PackParts): PackFault[] {
  return recipes.flatMap(({ name, recipe }) =>
    recipe.steps.flatMap(({ op, params }) => {
      const operation = findOperation(op)
      const reason =
        operation === undefined ? fill(texts.opUnknown, { op }) : reasonOf(() => checkParams(operation, params))
      return reason === null ? [] : [fault(packPartTexts.recipes, fill(texts.recipeBroken, { recipe: name, reason }))]
    }),
  )
}

function hierarchyFaults({ hierarchies }: PackParts): PackFault[] {
  return hierarchies.flatMap(({ name, spec }) => {
    const reason = reasonOf(() => buildHierarchy(spec, name))
    return reason === null ? [] : [fault(packPartTexts.hierarchies, fill(texts.hierarchyBroken, { name, reason }))]
  })
}

/** null = it can be done. */
function reasonOf(attempt: () => unknown): string | null {
  try {
    attempt()
    return null
  } catch (thrown) {
    if (thrown instanceof OpenprepError) return describeError(thrown).message
    throw thrown
  }
}

const HIGHER = ['minimumCount', 'machineReadableRate'] as const
const LOWER = ['dominantShare', 'similarTitle', 'sharedColumns'] as const

/** A limit milder than the application's would be written down and mean nothing. */
function limitFaults(limits: PackLimits | undefined): PackFault[] {
  if (limits === undefined) return []
  const idle = [
    ...HIGHER.filter(name => (limits[name] ?? GATE_LIMITS[name]) < GATE_LIMITS[name]),
    ...LOWER.filter(name => (limits[name] ?? GATE_LIMITS[name]) > GATE_LIMITS[name]),
    ...(['complete', 'accurate', 'consistent', 'unique'] as const).filter(
      name => (limits.quality?.[name] ?? 1) < GATE_LIMITS.quality[name],
    ),
  ]
  const gates = new Map<string, boolean>(GATES.map(gate => [gate.id, gate.exceptable === true]))
  const part = packPartTexts.limits
  return [
    ...idle.map(name => fault(part, fill(texts.limitNoEffect, { limit: packLimitTexts[name] }))),
    ...limits.noExceptions.flatMap(id => {
      const exceptable = gates.get(id)
      if (exceptable === undefined) return [fault(part, fill(texts.gateUnknown, { gate: id }))]
      return exceptable ? [] : [fault(part, fill(texts.gateStrict, { gate: gateTitle(id) }))]
    }),
  ]
}
