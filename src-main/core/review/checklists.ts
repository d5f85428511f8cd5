// The check-lists of the three reviews, as data with a version.
// Judges no answer.
import checklists from '../../../resources/reviews/checklists.json' with { type: 'json' }
import { type Checklist, ChecklistSchema } from '../../contract/review.ts'

export const CHECKLIST: Checklist = ChecklistSchema.parse(checklists)
