// Every way a list of steps can be edited, as pure functions over the list.
// Saves nothing and words nothing: the hook saves, the texts name the change.
import type { OperationKind, Step, StepView } from '../../../src-main/contract/recipe.ts'

const KIND_ORDER: readonly OperationKind[] = ['clean', 'mask', 'deidentify']

/** `s1`, `s2`, …: the first number no step has used. */
export function nextStepId(steps: readonly Step[]): string {
  const used = new Set(steps.map(step => step.id))
  let number = steps.length + 1
  while (used.has(`s${number}`)) number += 1
  return `s${number}`
}

/**
 * Where a new step of that kind belongs: after the last step of its own or an earlier kind,
 * so that cleaning stays before masking and masking before de-identification (锡政规〔2024〕7号 第十三条).
 */
export function placeFor(kind: OperationKind, steps: readonly Pick<StepView, 'kind'>[]): number {
  const height = KIND_ORDER.indexOf(kind)
  let place = 0
  steps.forEach((step, index) => {
    if (KIND_ORDER.indexOf(step.kind) <= height) place = index + 1
  })
  return place
}

export function insertStep(steps: readonly Step[], step: Step, at: number): Step[] {
  return [...steps.slice(0, at), step, ...steps.slice(at)]
}

export function replaceStep(steps: readonly Step[], changed: Step): Step[] {
  return steps.map(step => (step.id === changed.id ? changed : step))
}

export function removeStep(steps: readonly Step[], id: string): Step[] {
  return steps.filter(step => step.id !== id)
}

export function toggleStep(steps: readonly Step[], id: string): Step[] {
  return steps.map(step => (step.id === id ? { ...step, enabled: !step.enabled } : step))
}

/** The copy stands right below the original. */
export function duplicateStep(steps: readonly Step[], id: string): Step[] {
  const index = steps.findIndex(step => step.id === id)
  const original = steps[index]
  if (original === undefined) return [...steps]
  return insertStep(steps, { ...structuredClone(original), id: nextStepId(steps) }, index + 1)
}

/** Moves a step to a place counted in the list as it is before the move; out-of-range places are the ends. */
export function moveStep(steps: readonly Step[], id: string, to: number): Step[] {
  const from = steps.findIndex(step => step.id === id)
  const moved = steps[from]
  if (moved === undefined) return [...steps]
  const rest = removeStep(steps, id)
  const place = Math.max(0, Math.min(rest.length, to))
  return insertStep(rest, moved, place)
}

export function sameOrder(left: readonly Step[], right: readonly Step[]): boolean {
  return left.length === right.length && left.every((step, index) => step.id === right[index]?.id)
}
