// The three check-lists: every point answered, an outcome and an opinion for each review.
// The points are data of the engine.
import type { Checklist, ReviewDraft, ReviewKind } from '../../../src-main/contract/review.ts'
import { checkAnswers, reviewNames, reviewOutcomeNames } from '../../../src-main/contract/text/zh-CN/review.ts'
import { reviewingText as words } from '../../text/reviewing.ts'
import { Input, Segmented } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import type { DraftProps } from './workplace.tsx'

type Review = NonNullable<ReviewDraft['reviews'][ReviewKind]>
type Answer = Review['checks'][number]['answer']
type Outcome = Review['outcome']

const ANSWERS = ['yes', 'no', 'notApplicable'] as const satisfies readonly Answer[]
const EMPTY: Review = { outcome: 'approved', opinion: '', checks: [] }

export function Checklists({
  kinds,
  checklist,
  draft,
  onDraft,
}: DraftProps & { kinds: readonly ReviewKind[]; checklist: Checklist }) {
  return kinds.map(kind => {
    const review = draft.reviews[kind]
    const set = (change: Partial<Review>) =>
      onDraft({ ...draft, reviews: { ...draft.reviews, [kind]: { ...(review ?? EMPTY), ...change } } })
    const answer = (id: string, value: Answer) => {
      const others = (review?.checks ?? []).filter(check => check.id !== id)
      set({ checks: [...others, { id, answer: value, note: '' }] })
    }
    const outcomes: Outcome[] = kind === 'legality' ? ['approved', 'returned', 'notNeeded'] : ['approved', 'returned']
    return (
      <section key={kind} className="op-panel" aria-label={reviewNames[kind]}>
        <h2>{reviewNames[kind]}</h2>
        {(checklist.reviews[kind] ?? []).map(({ id, text, basis }) => (
          <div key={id} className="op-review-check">
            <span>
              {text} <span className="op-muted">{basis}</span>
            </span>
            <Segmented
              aria-label={text}
              size="small"
              value={review?.checks.find(check => check.id === id)?.answer ?? ''}
              options={ANSWERS.map(value => ({ value, label: checkAnswers[value] }))}
              onChange={value => {
                const chosen = ANSWERS.find(one => one === value)
                if (chosen !== undefined) answer(id, chosen)
              }}
            />
          </div>
        ))}
        <Sentence strong>{words.outcome}</Sentence>
        <div className="op-review-tools">
          <Segmented
            aria-label={`${reviewNames[kind]}${words.outcome}`}
            value={review?.outcome ?? ''}
            options={outcomes.map(value => ({ value, label: reviewOutcomeNames[value] }))}
            onChange={value => {
              const outcome = outcomes.find(one => one === value)
              if (outcome !== undefined) set({ outcome })
            }}
          />
          <Input
            aria-label={`${reviewNames[kind]}${words.opinion}`}
            placeholder={words.opinion}
            value={review?.opinion ?? ''}
            onChange={event => set({ opinion: event.target.value })}
          />
        </div>
      </section>
    )
  })
}
