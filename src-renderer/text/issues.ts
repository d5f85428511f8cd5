// What each problem of a column is called and why it matters: the words of the contract, by code.
// Counts nothing and repairs nothing.
import { issueText } from '../../src-main/contract/text/zh-CN/issues.ts'

/** A code of another version shows itself. */
export function issueWords(code: string): { title: string; explanation: string } {
  return issueText(code) ?? { title: code, explanation: '' }
}
