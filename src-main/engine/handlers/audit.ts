// Handlers of the audit trail and of where packages went.
// Shows events and proofs; changes none.
import { randomBytes, randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { auditCalls, TrailReport } from '../../contract/audit.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { openingRefusals } from '../../contract/text/zh-CN/opening.ts'
import { checkAuditExport, writeAuditExport } from '../../files/signed/audit-export.ts'
import { neededTrust, readSignedHead, signedHeadOf } from '../../files/signed/signed-head.ts'
import { type SignedHead, verifyTrail } from '../../jobs/verify-trail.ts'
import type { Handlers, Running, Services } from '../handler.ts'

export function auditHandlers(services: Services): Handlers<keyof typeof auditCalls> {
  const { folder, pool, identity } = services
  const { audit, destinations } = folder

  async function signedStates(files: readonly string[]): Promise<SignedHead[]> {
    const trust = folder.trust.get()
    if (trust === null) {
      if (files.length > 0) throw new OpenprepError('TRUST_NEEDED')
      return []
    }
    const kept = audit.checkpoints().map(({ envelope }) => signedHeadOf('', envelope, trust, services.now()))
    const given: SignedHead[] = []
    for (const path of files) given.push(await readSignedHead(path, trust, services.now()))
    return [...kept, ...given]
  }

  async function verify(files: readonly string[], running: Running): Promise<TrailReport> {
    const signed = await signedStates(files)
    const report = await verifyTrail({ audit, dbPath: folder.dbPath, pool, signed, ...running })
    const { ok, events, brokenAt, provenUpTo } = report
    const detail = { ok, events, brokenAt, provenUpTo, files: files.map(path => basename(path)) }
    audit.record({ action: 'audit.checked', datasetId: null, detail, person: services.person() })
    return report
  }

  return {
    'audit.list': query => audit.list(query),
    'audit.choices': () => audit.choices(),
    'audit.verify': ({ files }, running) => {
      for (const path of files) services.checkPath(path)
      return verify(files, running)
    },
    'audit.export': async ({ out, from = 1, to }, { signal }) => {
      services.checkPath(out)
      const signer = identity.needed()
      const trail = audit.head()
      const last = Math.min(to ?? trail.seq, trail.seq)
      const before = audit.linkAt(from - 1)
      if (before === null || last < from)
        throw new OpenprepError('OPTION_INVALID', { option: 'from', value: from, reason: '' })
      const envelope = await writeAuditExport({
        out,
        signer,
        id: randomUUID(),
        issuedAt: services.now(),
        range: { from, to: last, before, trail },
        rows: (first, end) => audit.rows(first, end),
        random: randomBytes,
        signal,
      })
      const entry = {
        action: 'audit.exported' as const,
        datasetId: null,
        detail: { from, to: last },
        person: services.person(),
      }
      audit.saveCheckpoint(envelope, entry, trail.seq)
      services.changed(null)
      return { path: out, from, to: last, trail }
    },
    'audit.checkExport': ({ path }, { signal }) => {
      services.checkPath(path)
      return checkAuditExport(path, neededTrust(folder.trust.get()), services.now(), signal)
    },
    'destinations.add': destination => {
      const { name } = folder.datasets.get(destination.datasetId)
      if (!folder.datasets.packages(destination.datasetId).some(({ sha256 }) => sha256 === destination.sha256))
        throw new OpenprepError('OPENING_REFUSED', { reasons: openingRefusals.packageUnknown })
      const added = destinations.add({ ...destination, title: name, person: services.person() })
      services.changed(destination.datasetId)
      return added
    },
    'destinations.list': ({ datasetId }) => destinations.list(datasetId),
  }
}
