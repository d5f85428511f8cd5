// Starts the processes in which older workbooks are read: by Node's own means, unless someone else has said how.
// Says nothing to them and knows no budget.
import { fork } from 'node:child_process'
import type { LegacyAnswer, LegacyQuestion } from './legacy-messages.ts'

export interface ReaderProcess {
  ask(question: LegacyQuestion): void
  onAnswer(listener: (answer: LegacyAnswer) => void): void
  /** Called once when the process has gone, for whatever reason. */
  onEnd(listener: () => void): void
  /** At once, in whatever state it is. */
  stop(): void
}

let launch: () => Promise<ReaderProcess> = forkNode

/** For hosts whose own executable is no Node, such as the packaged application. */
export function launchReadersBy(launcher: () => Promise<ReaderProcess>): void {
  launch = launcher
}

export function launchReader(): Promise<ReaderProcess> {
  return launch()
}

async function forkNode(): Promise<ReaderProcess> {
  // Cells travel as they are; and no flag of this process, such as a debugger's port, is handed on.
  const child = fork(processFile(), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // The timer of a question keeps this process alive, a reader nobody asks does not.
  child.unref()
  child.channel?.unref()
  return {
    ask: question => void child.send(question, error => error === null || child.kill('SIGKILL')),
    onAnswer: listener => child.on('message', message => listener(message as LegacyAnswer)),
    onEnd: listener => child.once('exit', listener).once('error', listener),
    stop: () => void child.kill('SIGKILL'),
  }
}

/** In a bundle the process's entry lies beside the chunk that starts it. */
function processFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './legacy-process.ts' : './legacy-process.js', import.meta.url)
}
