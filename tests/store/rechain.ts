// What somebody with the database and this program's sources can do to an audit trail: change it and chain everything anew.
// For tests that find it out.
import { contentDigests, firstLink, nextLink } from '../../src-main/core/audit/chain.ts'
import { withDatabase } from './support.ts'

const NO_LIMITS = `DROP TRIGGER audit_never_updates; DROP TRIGGER audit_never_deletes;
  DROP TRIGGER audit_checkpoints_never_deletes; DROP TRIGGER audit_checkpoints_never_updates;`

/** `change` is SQL. The folder must be closed. */
export function rechain(directory: string, change: string): void {
  withDatabase(directory, db => {
    db.exec(NO_LIMITS + change)
    let link = firstLink(String(db.prepare('SELECT id FROM trail').pluck().get()))
    const rows = db.prepare<[], { seq: number; content: string }>('SELECT seq, content FROM audit ORDER BY seq').all()
    db.exec('DELETE FROM audit')
    for (const [at, { content }] of rows.entries()) {
      link = nextLink(link, at + 1, contentDigests(content))
      db.prepare('INSERT INTO audit (seq, content, sha256, sm3) VALUES (?, ?, ?, ?)').run(
        at + 1,
        content,
        link.sha256,
        link.sm3,
      )
    }
    db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit'").run(rows.length)
  })
}
