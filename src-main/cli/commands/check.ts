// `check`: all gates, one by one, on the treated table and its catalogue entry.
// Changes nothing that can be released.
import { fill } from '../../contract/text/describe-error.ts'
import { type Command, READING_OPTIONS, RUNNING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { preparedDataset, withSession } from '../session.ts'
import { cli } from '../words.ts'

export const check: Command = {
  name: 'check',
  words: 1,
  options: [...READING_OPTIONS, ...RUNNING_OPTIONS, ...STORE_OPTIONS, 'no-skip', 'recipe', 'catalogue', 'levels'],
  run: (args, io) =>
    withSession(args, async session => {
      const { datasetId } = await preparedDataset(session, args, io)
      const report = await session.client.call('gates.run', { datasetId })
      await io.print(report, () =>
        formatTable(
          report.gates.map(({ title, requirement, passed, figure, limit }) => [
            passed ? cli.gatePassed : cli.gateFailed,
            requirement,
            title,
            figure,
            limit,
          ]),
        ),
      )
      const failed = report.gates.filter(gate => !gate.passed).length
      const total = report.gates.length
      io.say(fill(failed === 0 ? cli.checkPassed : cli.checkFailed, { failed, total }))
      return report.passed ? 0 : 1
    }),
}
