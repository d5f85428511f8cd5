// The bureau's reference lists as the collection asks for them.
// Answers nothing itself.
import type { AnsweredLists } from '../jobs/collect-handed-in.ts'
import type { WorkFolder } from '../store/work-folder.ts'

export function answeredLists({ references, bureauDecisions }: WorkFolder): AnsweredLists {
  return {
    all: () =>
      references
        .list()
        .filter(({ kind }) => kind === 'REFERENCE')
        .map(({ id }) => ({ id, titles: new Map(references.lines(id).map(({ no, title }) => [no, title])) })),
    saveAnswer: (body, answer, person) => bureauDecisions.saveAnswer(body, answer, person),
  }
}
