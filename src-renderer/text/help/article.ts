// The shape of a help article: one screen, said shortly and concretely.
// Draws nothing.
import type { OperationKind } from '../../../src-main/contract/recipe.ts'

export interface HelpArticle {
  readonly id: string
  readonly title: string
  /** What the screen is for, in one or two sentences. */
  readonly purpose: string
  /** What to do, in order. */
  readonly todo: readonly string[]
  /** The kind of operations to list, taken from the engine. */
  readonly operations?: OperationKind
  /** Words to look up, such as the functions of formulas. */
  readonly terms?: {
    readonly title: string
    readonly entries: readonly { readonly term: string; readonly meaning: string }[]
  }
  readonly questions: readonly { readonly ask: string; readonly answer: string }[]
  readonly keys: readonly { readonly keys: string; readonly does: string }[]
}
