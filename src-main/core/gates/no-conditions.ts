// Gate: 无条件开放 sets no conditions and asks for no application (R4, R8; 细则第七条（三）、第十四条).
// Files and interface are the consistency gate's.
import { attributeProblems } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

const APPLICATION = /申请表|申请书|审批后|经批准|签订.{0,8}协议|使用承诺/

export const noConditions: Gate = {
  id: 'noConditions',
  requirement: 'R8',
  place: 'catalogue',
  judge({ catalogue }) {
    if (catalogue.openAttribute !== 'UNCONDITIONAL') return listed([])
    const asked = APPLICATION.test(catalogue.license) ? [fieldFinding(say('applicationAsked'), 'license')] : []
    return listed([...attributeProblems(catalogue).map(({ message, path }) => fieldFinding(message, path)), ...asked])
  },
}
