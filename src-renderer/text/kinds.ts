// What each kind of value is called, by its code name: the words of the contract under the window's name.
// Knows nothing of how kinds are found.
export { kindLabel as kindText } from '../../src-main/contract/text/zh-CN/kinds.ts'
