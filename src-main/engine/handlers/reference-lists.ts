// Handlers of handed-out lists: import, candidates, answers.
// Only an exact name is answered by itself; the rest waits for a person.
import { randomUUID } from 'node:crypto'
import { OpenprepError } from '../../contract/errors.ts'
import type { LineView, ReferenceLine, ReferenceList, referenceCalls } from '../../contract/reference-list.ts'
import {
  answeredExactly,
  answerFault,
  candidatesFor,
  faultWords,
  isAnswered,
  type OwnItem,
} from '../../core/reference-list/reference-lines.ts'
import { referenceSheet } from '../../files/documents/register-sheets.ts'
import { documentWorkbook } from '../../files/documents/xlsx-writer.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { importReferenceList } from '../../jobs/import-reference-list.ts'
import type { StoredList } from '../../store/repositories/reference-lists.ts'
import { ownItems } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'

export function referenceHandlers(services: Services): Handlers<keyof typeof referenceCalls> {
  const { folder } = services
  const summary = ({ id, name, kind, file }: StoredList): ReferenceList => {
    const lines = folder.references.lines(id)
    return { id, name, kind, file, lines: lines.length, answered: lines.filter(isAnswered).length }
  }
  const view = (line: ReferenceLine, own: readonly OwnItem[]): LineView => {
    const fault = answerFault(line.answer, own)
    return { ...line, candidates: candidatesFor(line, own), lacking: fault === null ? '' : faultWords(fault) }
  }
  const invalid = (reason: string) => new OpenprepError('REFERENCE_INVALID', { reason })
  return {
    'references.list': () => folder.references.list().map(summary),
    'references.import': async ({ path, name, kind }, { signal }) => {
      services.checkPath(path)
      if (folder.references.list().some(list => list.name === name)) throw invalid(faultWords('nameTaken'))
      const { file, sha256, lines } = await importReferenceList(path, signal)
      const own = ownItems(services)
      const answered = kind === 'REFERENCE' ? lines.map(line => answeredExactly(line, own)) : lines
      const list = { id: randomUUID(), name, kind, file, sha256, lines: answered }
      folder.references.add(list, services.person())
      services.changed(null)
      return summary(list)
    },
    'references.lines': ({ listId }) => {
      const own = ownItems(services)
      return folder.references.lines(listId).map(line => view(line, own))
    },
    'references.answer': ({ listId, no, answer }) => {
      const line = folder.references.lines(listId).find(one => one.no === no)
      if (line === undefined) throw invalid(faultWords('listGone'))
      const own = ownItems(services)
      const fault = answerFault(answer, own)
      if (fault !== null) throw invalid(faultWords(fault))
      const answered = { ...line, answer }
      folder.references.saveLine(listId, answered, services.person())
      services.changed(null)
      return view(answered, own)
    },
    'references.write': async ({ listId, path }, { signal }) => {
      services.checkPath(path)
      const list = folder.references.list().find(({ id }) => id === listId)
      if (list === undefined) throw invalid(faultWords('listGone'))
      const own = ownItems(services)
      const lines = folder.references.lines(listId).map(line => view(line, own))
      const titles = new Map(own.map(({ datasetId, title }) => [datasetId, title]))
      const sheet = referenceSheet(
        { name: list.name, unit: folder.settings.get().publisher.name, lines },
        titles,
        localDay(services.now()),
      )
      await writeAtomically(path, documentWorkbook([sheet]), { signal })
      return { path, lines: lines.length, answered: lines.filter(isAnswered).length }
    },
    'references.remove': ({ listId }) => {
      folder.references.remove(listId, services.person())
      services.changed(null)
      return {}
    },
  }
}
