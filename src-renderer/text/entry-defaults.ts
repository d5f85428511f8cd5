// Words of the settings that fill catalogue entries, and of copying an entry.
// Names of elements come from contract/text.
export const entryDefaultsText = {
  title: '目录默认值',
  sentence: '本单位各目录都一样的内容写在这里；点“从数据填写”时填进还空着的地方，写过的不动。',
  choose: '不预填',
  saving: '正在保存…',
  saved: '已保存',
} as const

export const copyText = {
  open: '复制已有目录…',
  title: '复制已有目录',
  note: '把已经写好的内容带过来：单位、条件、分类、周期和名称相同的数据项说明。开放属性、检查的例外和数据量等不复制；对方空着的，这里写过的保留。',
  from: '从哪里复制',
  choose: '选择一个目录或版本',
  own: '本目录的历次版本',
  others: '其他目录',
  version: (no: number, at: string) => `第 ${no} 版（${at}）`,
  matching: (count: number) => `${count} 个数据项同名`,
  ok: '复制',
  cancel: '取消',
  empty: '还没有别的目录，也没有生成过数据包。',
  done: '已复制，请看一遍',
} as const
