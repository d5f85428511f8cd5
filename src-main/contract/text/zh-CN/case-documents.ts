// Words of the papers of cases: reply, notice of what an application lacks, incident sheet.
// Holds no rule.

export const caseReplyTexts = {
  granted: '准许的用途：{purpose}；使用范围：{scope}；使用期限：{until}。',
  decided: '决定：{decision}。',
  nobody: '申请人（反映人）',
} as const

export const supplementTexts = {
  title: '补正告知书',
  to: '{applicant}：',
  received: '你（单位）{date}提出的有条件开放公共数据申请“{subject}”收悉。经核对，申请材料不全，请补正后再提交。',
  dataset: '申请的数据：{title}。',
  lacking: '需要补正的材料：',
  line: '{number}. {material}',
  note: '办理说明：{handling}',
  basis: '依据：《无锡市公共数据开放实施细则》（锡政规〔2024〕7号）第十五条。',
} as const

export const incidentTexts = {
  title: '数据泄露事件登记表',
  sheet: '事件登记表',
  fact: '一、事件',
  subject: '事项',
  from: '来自',
  received: '收到日期',
  item: '涉及的目录',
  place: '涉及的列和行',
  content: '情况',
  steps: '二、经过',
  stepColumns: ['时间', '进度', '经办人', '说明'],
  remedy: '三、补救',
  decision: '决定',
  handling: '采取的措施',
  evidence: '四、凭证',
  evidenceColumns: ['序号', '文件', '指纹（SHA-256）'],
  noEvidence: '没有登记凭证文件。',
  spread: '五、去向',
  spreadColumns: ['序号', '时间', '接收方', '用途', '数据包校验值'],
  noSpread: '没有登记过去向。',
  pending: '还没有作出决定。',
  basis: '依据：《无锡市公共数据开放实施细则》（锡政规〔2024〕7号）第二十三条：发生泄露的，立即采取补救措施。',
} as const
