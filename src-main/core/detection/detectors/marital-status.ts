// 婚姻状况 of a person.
// Must not be recognised by codes without the header.
import { listDetector } from '../build.ts'

export const maritalStatus = listDetector(
  {
    kind: 'maritalStatus',
    source: 'GB/T 2261.2-2003',
    headers: ['婚姻', '婚姻状况', '婚姻状态', '婚否', 'hyzk', 'hyzt', 'marital-status', 'maritalstatus'],
    evidence: 'weak',
    unnamed: { judge: value => (/^(?:[未已初再复离]婚|丧偶|离异)$/.test(value) ? 'valid' : null), share: 0.9 },
    fits: { min: 1, max: 8, alphabet: 'any' },
  },
  [
    '未婚',
    '已婚',
    '初婚',
    '再婚',
    '复婚',
    '丧偶',
    '离婚',
    '离异',
    '未说明',
    '未说明的婚姻状况',
    '10',
    '20',
    '21',
    '22',
    '23',
    '30',
    '40',
    '90',
  ],
)
