// `check`: all gates, one by one, on the treated table and its catalogue entry.
// Changes nothing that can be released.
import type { GateReport, GateResult } from '../../contract/gates.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { elementName } from '../../contract/text/zh-CN/elements.ts'
import { changedLimitWords, limitLabels } from '../../contract/text/zh-CN/limits.ts'
import { limitText } from '../../core/gates/own-limits.ts'
import { type Command, READING_OPTIONS, RUNNING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { preparedDataset, withSession } from '../session.ts'
import { cli } from '../words.ts'

function gateRow({ title, requirement, passed, figure, limit }: GateResult): string[] {
  return [passed ? cli.gatePassed : cli.gateFailed, requirement, title, figure, limit]
}

/** Where to look first; --json has them all. */
const SHOWN = 3

/** A gate passed only for a reason says it; one that failed names its first places. */
function gateLines({ title, passed, findings, exception }: GateResult): string[] {
  const why = exception === undefined ? [] : [`${title}：${fill(cli.gateException, { reason: exception })}`]
  if (passed) return why
  const rest = findings.length - SHOWN
  const places = findings.slice(0, SHOWN).map(({ row, column, field, message }) => {
    const place = [
      row === null ? '' : fill(cli.gateRow, { row }),
      column ?? (field === null ? '' : elementName(field)),
    ].filter(part => part !== '')
    return `  ${[place.join(' '), message].filter(part => part !== '').join('：')}`
  })
  return [title, ...places, ...(rest > 0 ? [`  ${fill(cli.gateMore, { count: rest })}`] : [])]
}

function changedLines({ changedLimits = [] }: GateReport): string[] {
  return changedLimits.map(({ name, value, usual, reason }) =>
    fill(changedLimitWords.line, {
      limit: limitLabels[name],
      value: limitText(name, value),
      usual: limitText(name, usual),
      reason,
    }),
  )
}

export const check: Command = {
  name: 'check',
  words: 1,
  options: [...READING_OPTIONS, ...RUNNING_OPTIONS, ...STORE_OPTIONS, 'no-skip', 'recipe', 'catalogue', 'levels'],
  run: (args, io) =>
    withSession(args, async session => {
      const { datasetId } = await preparedDataset(session, args, io)
      const report = await session.client.call('gates.run', { datasetId })
      await io.print(report, () =>
        [formatTable(report.gates.map(gateRow)), ...changedLines(report), ...report.gates.flatMap(gateLines)].join(
          '\n',
        ),
      )
      const failed = report.gates.filter(gate => !gate.passed).length
      const total = report.gates.length
      io.say(fill(failed === 0 ? cli.checkPassed : cli.checkFailed, { failed, total }))
      return report.passed ? 0 : 1
    }),
}
