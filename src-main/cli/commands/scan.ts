// `scan`: every sensitive value left in a table and whatever its file holds besides, in a release package, or in a zip of files.
// Prints masked excerpts only.
import { resolve } from 'node:path'
import type { ScanReport } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { isPackage } from '../../files/packages/is-package.ts'
import { isOtherArchive } from '../../files/scan-any.ts'
import { scanBesideTable } from '../../files/scan-file.ts'
import { type Arguments, fileWord, integerOption } from '../arguments.ts'
import { type Command, READING_OPTIONS } from '../command.ts'
import { filePassword, mergedReading } from '../file-reading.ts'
import { formatTable } from '../output.ts'
import { importFile, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

/** Findings of a table are held in memory until they are printed: this many take a few hundred megabytes. */
const MOST_LISTED = 1_000_000

async function scanOf(session: Session, args: Arguments): Promise<ScanReport> {
  const path = resolve(fileWord(args))
  const limit = integerOption(args, 'limit') ?? MOST_LISTED
  if ((await isPackage(path)) || (await isOtherArchive(path))) return session.client.call('package.scan', { path })
  const datasetId = await importFile(session, args, path)
  // Only a profile knows what a column without a telling header holds.
  await session.client.call('profile.run', { datasetId, view: 'source' })
  const table = await session.client.call('scan.run', { datasetId, view: 'source', limit })
  return joined(table, await scanBesideTable(path, mergedReading(args), { password: filePassword(args) }))
}

/** Sheets, set-aside rows and hidden parts come behind the table; their rows are not counted as the table's. */
function joined(table: ScanReport, beside: ScanReport): ScanReport {
  return {
    rows: table.rows,
    findings: [...table.findings, ...beside.findings],
    byKind: summed(table.byKind, beside.byKind),
    byColumn: summed(table.byColumn, beside.byColumn),
  }
}

function summed(
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
): Record<string, number> {
  const sums = { ...left }
  for (const [name, count] of Object.entries(right)) sums[name] = (sums[name] ?? 0) + count
  return sums
}

export const scan: Command = {
  name: 'scan',
  words: 1,
  options: [...READING_OPTIONS, 'limit'],
  run: (args, io) =>
    withSession(args, async session => {
      const report = await scanOf(session, args)
      const count = Object.values(report.byKind).reduce((sum, found) => sum + found, 0)
      await io.print(report, () =>
        formatTable(
          report.findings.slice(0, 50).map(({ row, column, kind, excerpt }) => [String(row), column, kind, excerpt]),
        ),
      )
      const unread = report.unread ?? []
      for (const { file, code } of unread) io.say(fill(cli.scanUnread, { file, code }))
      // What nobody could look into is not known to be clean.
      if (count === 0 && unread.length === 0) io.say(fill(cli.scanClean, { rows: report.rows }))
      else if (count > 0) io.say(fill(cli.scanFound, { count }))
      if (count > report.findings.length) io.say(fill(cli.scanListed, { listed: report.findings.length }))
      return count + unread.length === 0 ? 0 : 1
    }),
}
