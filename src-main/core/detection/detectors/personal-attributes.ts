// Attributes of persons with a code list or a small vocabulary: 性别, 民族, 婚姻, 学历 and the sensitive ones.
// Must not be recognised without the header: 1, 无 or 汉 may be anything.
import ethnicGroups from '../../../../resources/code-lists/ethnic-groups.json' with { type: 'json' }
import { listDetector, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

export const sex = listDetector(
  {
    kind: 'sex',
    source: 'GB/T 2261.1-2003',
    headers: ['性别', '性别代码', 'xb', 'sex', 'gender'],
    evidence: 'weak',
    unnamed: { judge: value => (/^(?:男|女)性?$/.test(value) ? 'valid' : null), share: 0.7 },
    fits: { min: 1, max: 8, alphabet: 'any' },
  },
  [
    '男',
    '女',
    '男性',
    '女性',
    '男士',
    '女士',
    '未知',
    '未知的性别',
    '未说明',
    '未说明的性别',
    '0',
    '1',
    '2',
    '9',
    'M',
    'F',
    'm',
    'f',
    'male',
    'female',
    'Male',
    'Female',
  ],
)

const PEOPLES = new Set(ethnicGroups.groups.flatMap(({ name, short }) => [name, short]).filter(name => name !== ''))

export const ethnicity = listDetector(
  {
    kind: 'ethnicity',
    source: 'GB/T 3304-1991',
    headers: ['民族', '民族代码', '族别', 'mz', 'mzdm', 'nation', 'ethnicity'],
    evidence: 'weak',
    unnamed: { judge: value => (PEOPLES.has(value.replaceAll(' ', '')) ? 'valid' : null), share: 0.9 },
    fits: { min: 1, max: 12, alphabet: 'any' },
  },
  ethnicGroups.groups
    .flatMap(({ code, name, short, letters }) => [code, name, short, letters, String(Number(code))])
    .filter(spelling => spelling !== ''),
)

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

function vocabulary(kind: string, headers: readonly string[], pattern: RegExp, source: string): Detector {
  return patternDetector(
    { kind, source, headers, evidence: 'weak', fits: { min: 1, max: 60, alphabet: 'any' } },
    pattern,
  )
}

const LISTED = '个人信息保护法第二十八条'
const ANY_WORDS = /\S/

export const politicalStatus = vocabulary(
  'politicalStatus',
  ['政治面貌', 'zzmm'],
  /党员|团员|群众|民主|无党派|^\d{2}$/,
  'GB/T 4762-1984',
)
export const religion = vocabulary('religion', ['宗教信仰', '宗教', 'zjxy'], ANY_WORDS, LISTED)
export const healthCondition = vocabulary(
  'healthCondition',
  [
    '健康状况',
    '疾病',
    '疾病名称',
    '病种',
    '诊断',
    '诊断结果',
    '主要诊断',
    '病情',
    '既往病史',
    '血型',
    '检验结果',
    'jkzk',
  ],
  ANY_WORDS,
  LISTED,
)
export const disability = vocabulary(
  'disability',
  ['残疾类别', '残疾等级', '残疾类型', '残疾证号', '残疾人证号', 'cjlb', 'cjdj'],
  ANY_WORDS,
  LISTED,
)
export const welfareStatus = vocabulary(
  'welfareStatus',
  ['低保', '低保类别', '低保类型', '救助类型', '救助类别', '特困', '困难类型', '贫困类型', '致贫原因'],
  ANY_WORDS,
  LISTED,
)
export const criminalRecord = vocabulary(
  'criminalRecord',
  ['犯罪记录', '前科', '违法犯罪', '罪名', '刑期'],
  ANY_WORDS,
  LISTED,
)
export const occupation = vocabulary(
  'occupation',
  ['职业', '职务', '岗位', '工作单位', '从业状况', 'occupation'],
  ANY_WORDS,
  'GB/T 35273-2020 附录 A',
)
export const income = vocabulary(
  'income',
  ['收入', '家庭收入', '年收入', '月收入', '人均收入', '工资', '薪资', 'income'],
  /\d/,
  'GB/T 35273-2020 附录 B',
)
export const age = vocabulary(
  'age',
  ['年龄', '周岁', '年龄段', 'nl', 'age'],
  /^\d{1,3}(?:岁|周岁)?$/,
  'GB/T 42460-2023 附录 B',
)
export const nativePlace = vocabulary('nativePlace', ['籍贯', '出生地', '户籍地'], ANY_WORDS, 'GB/T 42460-2023 附录 B')
export const nationality = vocabulary('nationality', ['国籍', '国家或地区', 'nationality'], ANY_WORDS, 'GB/T 2659')
