// What the random pseudonyms say to a person.
// The table itself is never shown: it would undo what it is for.
export const pseudonymTable = {
  form: '随机的 {length} 位{alphabet}',
  alphabets: { base32: '小写字母和数字', digits: '数字' },
} as const

export const pseudonymTableOperation = {
  pseudonymFromTable: {
    title: '换成随机假名',
    sentence: '把{columns}里的值换成{form}，对照表跟密钥「{key}」一起保存，相同的值得到相同的假名',
    reversalRisk:
      '假名是随机发的，不由原值算出：没有对照表谁也还原不了，销毁密钥时对照表一起销毁。保留密钥期间，拿到它的人可以逐个试出原值；相同假名能看出是同一个人，出现次数多的值还会被按频率猜到。',
    params: {
      key: {
        label: '密钥',
        help: '对照表跟这把密钥一起加密保存，几个文件、几个月用同一把就对得上；销毁密钥就是销毁对照表。',
      },
      alphabet: {
        label: '假名用什么字符',
        help: '字母和数字 16 位，数字 20 位，都长到不会有两个值得到同一个假名。',
        choices: { base32: '小写字母和数字', digits: '数字' },
      },
      prefix: { label: '前缀', help: '加在假名前面，例如“P-”。' },
      compare: {
        label: '怎样算相同的值',
        help: '宽松时不计全角半角、大小写、空格和横线，同一个号码的几种写法得到同一个假名。',
        choices: { exact: '一字不差', loose: '宽松' },
      },
    },
  },
} as const
