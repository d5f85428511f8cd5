// Says how a template a request was made under stands to the one at this PC: the same sentence in the window, the command line and errors.
// Words are in zh-CN/review.
import type { AskedTemplate } from '../review.ts'
import { fill } from './describe-error.ts'
import { templateStandings } from './zh-CN/review.ts'

export function askedTemplateSentence({ standing, id, asked, here }: AskedTemplate): string {
  return fill(templateStandings[standing], { id, asked: asked ?? '', here: here ?? '' })
}
