// Handlers of rectification tasks: the bureau sends one out and takes the answer; the body keeps it as a case and answers it.
// Judges no item: what is wrong was found when it was collected.
import { randomBytes, randomUUID } from 'node:crypto'
import { OpenprepError } from '../../contract/errors.ts'
import type { Rectification, RectificationTask, rectificationCalls } from '../../contract/rectification.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { returnReasonTexts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { rectificationTexts as texts } from '../../contract/text/zh-CN/rectification.ts'
import { certificateRoles } from '../../contract/text/zh-CN/signing.ts'
import { bodyFinder, bodyKey } from '../../core/bureau-ledger/body-names.ts'
import { openCase } from '../../core/cases/perform-case.ts'
import { workingDaysAfter } from '../../core/work-calendar/working-days.ts'
import {
  openRectificationAnswer,
  openRectificationTask,
  writeRectification,
} from '../../files/signed/rectification-file.ts'
import { neededTrust } from '../../files/signed/signed-head.ts'
import { PACK_ROLES } from '../../files/signed/template-file.ts'
import { caseView, workCalendar } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { rectificationView, rectificationViews } from '../rectifications.ts'

const WORKING_DAYS = 10

export function rectificationHandlers(services: Services): Handlers<keyof typeof rectificationCalls> {
  const { folder, identity } = services
  const today = () => localDay(services.now())
  const question = (signal: AbortSignal) => ({ trust: neededTrust(folder.trust.get()), now: services.now(), signal })
  const random = (size: number) => randomBytes(size)
  const kept = (task: Rectification, act: string) => {
    folder.rectifications.save(task, act, services.person())
    services.changed(null)
    return rectificationView(services, task)
  }

  function taskFor(sha256: string, demand: string, bureau: string): Rectification {
    const item = folder.bureauLedger.find(sha256)
    if (item === null) throw new OpenprepError('ITEM_NOT_FOUND', { sha256 })
    const due = workingDaysAfter(today(), WORKING_DAYS, workCalendar(services))
    return {
      taskId: randomUUID(),
      bureau,
      body: item.body,
      title: item.title || item.file,
      file: item.file,
      sha256,
      findings: item.findings,
      demand,
      issuedOn: today(),
      dueOn: due.date,
      state: 'ISSUED',
      certain: due.certain,
      answer: null,
      closedOn: '',
      note: '',
    }
  }

  /** The answer must come from the body that was asked. */
  function mustBeAsked(task: Rectification, unit: string): void {
    const [targets] = folder.bureauLedger.targets()
    const city = targets?.city ?? ''
    const find = bodyFinder(targets?.bodies ?? [], city)
    const name = (body: string) => bodyKey(find(body)?.name ?? body, city)
    if (name(unit) !== name(task.body)) throw new OpenprepError('TASK_OTHER_BODY', { unit, body: task.body })
  }

  function needed(taskId: string): Rectification {
    const task = folder.rectifications.find(taskId)
    if (task === null) throw new OpenprepError('TASK_NOT_FOUND', { task: taskId })
    return task
  }

  return {
    'rectifications.list': () => rectificationViews(services),
    'rectifications.issue': async ({ sha256, demand, out }, { signal }) => {
      services.checkPath(out)
      const signer = identity.needed()
      const { role, name, unit } = signer.certificate.subject
      if (!PACK_ROLES.some(allowed => allowed === role))
        throw new OpenprepError('TEMPLATE_ROLE', { name, role: certificateRoles[role] })
      const task = taskFor(sha256, demand, unit)
      const payload = taskOf(task)
      const file = {
        out,
        kind: 'rectificationTask',
        payload,
        signer,
        id: task.taskId,
        issuedAt: services.now(),
      } as const
      const bytes = await writeRectification({ ...file, random, signal })
      return { path: out, bytes, task: kept(task, 'issue') }
    },
    'rectifications.receive': async ({ path }, { signal }) => {
      services.checkPath(path)
      const { task, envelope } = await openRectificationTask(path, question(signal))
      if (folder.cases.list().some(one => one.task?.id === task.taskId))
        throw new OpenprepError('CASE_REFUSED', { reason: texts.already })
      const context = { id: randomUUID(), now: services.now(), today: today(), person: services.person() }
      const { subject } = envelope.issuer
      const outcome = openCase(
        {
          kind: 'RECTIFICATION',
          datasetId: datasetOf(services, task),
          title: fill(texts.caseTitle, { title: task.title }),
          content: contentOf(task),
          from: `${subject.unit} ${subject.name}`,
          receivedOn: today(),
          column: '',
          rows: '',
          version: '',
          leak: task.findings.some(({ reason }) => reason === 'leak'),
          request: null,
          evidence: [],
          task: { id: task.taskId, body: task.body, dueOn: task.dueOn },
        },
        { ...context, calendar: workCalendar(services) },
      )
      if ('refused' in outcome) throw new OpenprepError('CASE_REFUSED', { reason: outcome.refused })
      folder.cases.save(outcome.made, 'receive', services.person())
      services.changed(outcome.made.datasetId)
      return caseView(services, outcome.made)
    },
    'rectifications.answer': async ({ caseId, out }, { signal }) => {
      services.checkPath(out)
      const found = folder.cases.list().find(({ id }) => id === caseId)
      if (found === undefined) throw new OpenprepError('CASE_NOT_FOUND', { case: caseId })
      if (found.task === null) throw new OpenprepError('CASE_REFUSED', { reason: texts.notRectification })
      if (found.closedOn === '') throw new OpenprepError('CASE_REFUSED', { reason: texts.notReplied })
      const payload = {
        taskId: found.task.id,
        body: found.task.body,
        outcome: found.decision === 'REFUSED' ? ('EXPLAINED' as const) : ('CORRECTED' as const),
        handling: found.handling,
        reply: found.reply,
        answeredOn: found.closedOn,
      }
      const signer = identity.needed()
      const file = {
        out,
        kind: 'rectificationAnswer',
        payload,
        signer,
        id: randomUUID(),
        issuedAt: services.now(),
      } as const
      return { path: out, bytes: await writeRectification({ ...file, random, signal }) }
    },
    'rectifications.take': async ({ path }, { signal }) => {
      services.checkPath(path)
      const { answer, envelope } = await openRectificationAnswer(path, question(signal))
      const task = needed(answer.taskId)
      const { name, unit } = envelope.issuer.subject
      mustBeAsked(task, unit)
      return kept({ ...task, state: 'ANSWERED', answer: { ...answer, person: name, unit } }, 'take')
    },
    'rectifications.close': ({ taskId, settled, note }) => {
      const task = needed(taskId)
      const closed: Rectification = settled
        ? { ...task, state: 'CLOSED', closedOn: today(), note }
        : { ...task, state: 'ISSUED', closedOn: '', note }
      return kept(closed, settled ? 'close' : 'reopen')
    },
  }
}

function taskOf({
  state: _,
  certain: __,
  answer: ___,
  closedOn: ____,
  note: _____,
  ...task
}: Rectification): RectificationTask {
  return task
}

function contentOf({ findings, demand, bureau, dueOn, file }: RectificationTask): string {
  const found = findings.map(({ reason, detail }) => fill(texts.finding, { reason: returnReasonTexts[reason], detail }))
  return fill(texts.caseContent, { findings: found.join(''), demand, bureau, due: dueOn, file }).slice(0, 4000)
}

/** The own dataset whose package was handed in, or whose entry has the title; null = not known here. */
function datasetOf({ folder }: Services, { sha256, title }: RectificationTask): string | null {
  const datasets = folder.datasets.list()
  const built = datasets.find(({ id }) => folder.datasets.packages(id).some(one => one.sha256 === sha256))
  return (built ?? datasets.find(({ id }) => folder.catalogues.find(id)?.title === title))?.id ?? null
}
