// Eight small marks: how far a dataset has come, one per work step.
// Works out no state.
import { WORK_STEPS, type WorkStep } from '../../state/navigation.ts'
import type { StepState } from '../../state/step-states.ts'
import { stepStateText, stepText } from '../../text/steps.ts'
import { Tooltip } from '../../ui/kit.ts'
import { StateDot } from '../../ui/state-dot.tsx'

export function StepDots({ states }: { states: Record<WorkStep, StepState> }) {
  return (
    <span className="op-step-dots">
      {WORK_STEPS.map(step => (
        <Tooltip
          key={step}
          title={`${stepText[step]} · ${stepStateText[states[step].state]}：${states[step].sentence}`}
        >
          <span>
            <StateDot state={states[step].state} label={`${stepText[step]}：${stepStateText[states[step].state]}`} />
          </span>
        </Tooltip>
      ))}
    </span>
  )
}
