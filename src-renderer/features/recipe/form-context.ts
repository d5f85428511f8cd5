// What every widget of a step's form may need: the columns at hand, their frequent values, and what is wrong where.
// Holds no state.
import { type ComponentType, createContext, useContext } from 'react'
import type { Json } from '../../../src-main/contract/recipe.ts'
import { stepEditorText } from '../../text/recipe.ts'
import type { ParameterField } from './parameter-fields.ts'
import type { ValueProblem } from './parameter-values.ts'

export interface FieldWidgetProps {
  field: ParameterField
  value: Json | undefined
  path: string
  /** undefined = left out. */
  onChange(value: Json | undefined): void
}
/** Tables and groups hold fields of any shape; the widget is handed down so that modules do not import in circles. */
export type FieldWidgetType = ComponentType<FieldWidgetProps>

export interface FormSurroundings {
  readonly datasetId: string
  /** Columns the step can see. */
  readonly columns: readonly string[]
  /** Columns of the further table the step reads; empty while none is chosen. */
  readonly inputColumns: readonly string[]
  /** Columns chosen for the step. */
  readonly chosen: readonly string[]
  /** Frequent values of the chosen columns, most frequent first; empty while nothing is known. */
  readonly frequentValues: readonly string[]
  readonly problems: readonly ValueProblem[]
  /** Problems are spoken of only after the person has had a chance. */
  readonly showProblems: boolean
}

export const FormContext = createContext<FormSurroundings>({
  datasetId: '',
  columns: [],
  inputColumns: [],
  chosen: [],
  frequentValues: [],
  problems: [],
  showProblems: false,
})

export function problemSentence(problem: ValueProblem): string {
  switch (problem.code) {
    case 'atLeast':
      return stepEditorText.atLeast(problem.limit)
    case 'atMost':
      return stepEditorText.atMost(problem.limit)
    case 'tooLong':
      return stepEditorText.tooLong(problem.limit)
    case 'required':
    case 'wholeNumber':
    case 'noColumn':
    case 'noValue':
    case 'badJson':
      return stepEditorText[problem.code]
    default: {
      const never: never = problem.code
      return never
    }
  }
}

/** The sentence to show at a path, or null. */
export function useProblemAt(path: string): string | null {
  const { problems, showProblems } = useContext(FormContext)
  const problem = problems.find(candidate => candidate.path === path)
  return problem === undefined || !showProblems ? null : problemSentence(problem)
}
