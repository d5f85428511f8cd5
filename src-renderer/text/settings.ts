// Words of the settings and of the sections that are still to come.
// Promises nothing without saying what can be done today.
export const settingsText = {
  title: '设置',
  sentence: '填一次，以后每个目录和数据包都会用上。改动自动保存。',
  publisher: '单位',
  publisherName: '单位名称',
  publisherNameHelp: '写全称，与公章一致，例如“某某市交通运输局”。',
  uscc: '统一社会信用代码',
  usccHelp: '18 位。',
  contact: '联系方式',
  contactHelp: '办公电话或办公邮箱，会公开在目录里，请不要填个人手机号。',
  person: '姓名',
  personHelp: '记在审计记录里，表明是谁做的。',
  personGroup: '使用人',
  appearance: '外观',
  scheme: '颜色',
  appearances: { system: '跟随系统', light: '浅色', dark: '深色' },
  appearanceHelp: '只影响这台电脑。',
  about: '关于',
  folder: '工作文件夹',
  folderHelp: '所有数据集、步骤和记录都在这里；备份时复制整个文件夹。',
  version: '版本',
  saving: '正在保存…',
  saved: '已保存',
} as const

export const laterText = {
  templates: {
    title: '模板库',
    sentence:
      '这里将存放主管部门下发的标准模板：表格格式、脱敏规则和目录填写要求，带版本和签名，并能与自己的做法对比。',
    today: '现在每个数据集的处理步骤都自动保存，随时可以查看、修改和重新运行。',
    action: '去看数据集',
  },
  ledger: {
    title: '台账',
    sentence: '这里将列出本单位全部开放数据：开放属性、更新周期、下次更新日期和年度任务完成情况。',
    today: '现在每个数据集的目录信息都在“编目”里，已导入的数据集都列在“数据集”里。',
    action: '去看数据集',
  },
  review: {
    title: '审核',
    sentence: '这里将由审查人逐条查看改动、规则和风险，签署同意或退回。经办人看得到，但不能替审查人决定。',
    today: '现在可以生成草稿包，连同里面的说明交给审查人线下审阅；草稿包会写明“未经审核”，不能直接发布。',
    action: '去看数据集',
  },
} as const
