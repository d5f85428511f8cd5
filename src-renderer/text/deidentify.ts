// Words of the de-identification page: what is found, what will be computed, what can be done today.
// No figure stands here that is not computed.
export const deidentifyText = {
  title: '去标识',
  sentence: '有些列单独看认不出人，几列合起来就可能只对上一个人。',
  later: '还没有这项计算',
  laterDetail: [
    '这里将计算每一组准标识符至少对应多少个人，并找出放粗多少才够安全。',
    '这个版本还不能计算，所以不显示任何风险数字；需要时请由审查人判断。',
  ],
  found: '体检找到的准标识符',
  foundHint: (count: number) => `${count} 列。合起来看，外人手里若有同样的信息，就可能认出人。`,
  foundNone: '体检没有找到准标识符。若表里一行代表一个人，请仍自己看一遍各列。',
  notProfiled: '还没有体检结果，不知道哪些列是准标识符。',
  goExamine: '去体检',
  treated: '已处理',
  untreated: '保留原样',
  today: '今天就能做的',
  ways: {
    generalizeDate: '日期只留到年、季度或月',
    ageBand: '出生日期改成年龄段，高龄并为一段',
    truncateText: '区划代码、邮编只留前几位，到市或县区为止',
    dropColumn: '不必公开的列，直接删除最稳妥',
  },
  goMask: '到“脱敏”里处理',
} as const
