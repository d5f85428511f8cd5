// 健康状况, diagnoses and results of a person: sensitive by law.
// Must not be recognised without the header: any word may be one.
import { ANY_WORDS, LISTED_AS_SENSITIVE, vocabulary } from '../vocabulary.ts'

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
  LISTED_AS_SENSITIVE,
)
