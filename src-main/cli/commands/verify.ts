// `verify`: checks a package without trusting it.
// Exit 4 when anything was tampered with, or, with --release, when it may not be released.
import { resolve } from 'node:path'
import type { VerifyReport } from '../../contract/package.ts'
import { approvalTexts } from '../../contract/text/zh-CN/review.ts'
import { type Arguments, fileWord } from '../arguments.ts'
import type { Command } from '../command.ts'
import { formatTable } from '../output.ts'
import { withSession } from '../session.ts'
import { cli } from '../words.ts'

function notReleasable({ checks }: VerifyReport, { options }: Arguments): string {
  const signed = checks.some(({ id, detail }) => id === 'signature' && detail === approvalTexts.signature.noTrust)
  return signed && options.trust === undefined ? cli.verifyNoTrust : cli.verifyDraft
}

export const verify: Command = {
  name: 'verify',
  words: 1,
  options: ['release', 'trust'],
  run: (args, io) =>
    withSession(args, async ({ client }) => {
      const report = await client.call('package.verify', { path: resolve(fileWord(args)) })
      await io.print(report, () => formatTable(report.checks.map(({ id, ok, detail }) => [ok ? '✓' : '✗', id, detail])))
      io.say(report.ok ? cli.verifyOk : cli.verifyFailed)
      for (const { id, detail } of report.checks.filter(checked => !checked.ok)) io.say(`${id}: ${detail}`)
      if (report.ok && report.releasable) io.say(cli.verifyRelease)
      if (report.ok && !report.releasable) io.say(notReleasable(report, args))
      const refused = !report.ok || (args.options.release === true && !report.releasable)
      return refused ? 4 : 0
    }),
}
