// The eight steps of a dataset, each with its state and one sentence; any of them can be opened at any time.
// Works out no state.

import { WORK_STEPS, type WorkStep } from '../../state/navigation.ts'
import type { StepState } from '../../state/step-states.ts'
import { frameText } from '../../text/frame.ts'
import { stepStateText, stepText } from '../../text/steps.ts'
import { StateDot } from '../../ui/state-dot.tsx'

export interface StepBarProps {
  states: Record<WorkStep, StepState>
  current: WorkStep
  /** Absent before there is a dataset: the bar then only shows the way. */
  onGo?: ((step: WorkStep) => void) | undefined
}

export function StepBar({ states, current, onGo }: StepBarProps) {
  return (
    <nav aria-label={frameText.steps}>
      <ol className="op-stepbar">
        {WORK_STEPS.map(step => {
          const { state, sentence } = states[step]
          return (
            <li key={step}>
              <button
                type="button"
                className={step === current ? 'op-stepbar-item is-current' : 'op-stepbar-item'}
                aria-current={step === current ? 'step' : undefined}
                disabled={onGo === undefined && step !== current}
                title={sentence === '' ? undefined : `${stepText[step]} · ${stepStateText[state]}：${sentence}`}
                onClick={() => onGo?.(step)}
              >
                <span className="op-stepbar-name">
                  <StateDot state={state} label={stepStateText[state]} />
                  {stepText[step]}
                </span>
                <span className="op-stepbar-sentence">{sentence}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
