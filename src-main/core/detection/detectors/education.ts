// 学历 of a person.
// Must not be recognised without the header: schools are called 小学 and 大学 too.
import { patternDetector } from '../build.ts'

export const education = patternDetector(
  {
    kind: 'education',
    source: 'GB/T 4658-2006',
    headers: ['学历', '最高学历', '文化程度', '教育程度', '受教育程度', 'xl', 'whcd', 'education'],
    evidence: 'weak',
    fits: { min: 1, max: 16, alphabet: 'any' },
  },
  /^(?:博士|硕士|研究生|大学|本科|大专|专科|高职|中专|中技|技校|职高|高中|普通高中|初中|小学|文盲|半文盲|学龄前|中等职业|高等教育|其他).{0,8}$|^(?:[1-46-9][0-9])$/,
)
