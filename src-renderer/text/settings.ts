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
  folderHelp: '所有数据集、步骤和记录都在这里；请用下面的“备份”，不要在程序开着时复制它。',
  version: '版本',
  saving: '正在保存…',
  saved: '已保存',
} as const

export const keyGroupText = {
  title: '密钥',
  sentence:
    '把编号换成假名的步骤要用密钥：同一把密钥，同一个编号总换成同一个假名。密钥只留在这个工作文件夹里，从不写进配方或数据包。',
  none: '还没有密钥。加入“换成假名”步骤时会自动新建，只供那一个数据集用；也可以先在这里建好。',
  scope: '供谁使用',
  wholeBody: '全单位通用',
  sharedFor: (reason: string) => `全单位通用：${reason}`,
  onlyFor: (name: string) => `只供“${name}”`,
  reason: '为什么要让几份数据的假名对得上',
  reasonHelp: '通用的密钥会让两份数据里的同一个人对得上，理由会记入审计记录。',
  destroyed: '已销毁的密钥',
  destroyedLine: (name: string, at: string, by: string) => `${name}：${at} 由 ${by} 销毁`,
  name: '名称',
  created: '建立时间',
  usedBy: '哪些数据集在用',
  acts: '操作',
  unused: '没有数据集在用',
  retired: (at: string) => `${at} 起停用，只作留存`,
  newName: '新密钥的名字，如 2026年度',
  create: '新建密钥',
  rotate: '更换',
  destroy: '销毁',
  cancel: '取消',
  affected: (names: string) => `正在使用的数据集：${names}。`,
  typeName: (name: string) => `输入“${name}”以确认`,
  questions: {
    rotate: {
      title: (name: string) => `更换密钥“${name}”？`,
      act: '更换密钥',
      loss: '更换后，同一个编号会换成新的假名，和以前发布的数据对不上。旧密钥留存但不再使用，这一操作会记入审计记录。',
    },
    destroy: {
      title: (name: string) => `销毁密钥“${name}”？`,
      act: '永久销毁',
      loss: '销毁后无法恢复，用它生成的假名再也不能重新生成。这一操作会记入审计记录。',
    },
  },
} as const

export const laterText = {
  templates: {
    title: '模板库',
    sentence:
      '这里将存放主管部门下发的标准模板：表格格式、脱敏规则和目录填写要求，带版本和签名，并能与自己的做法对比。',
    today: '现在每个数据集的处理步骤都自动保存，随时可以查看、修改和重新运行。',
    action: '去看数据集',
  },
} as const
