// Words of accounts: setting up, logging in, the lock, and what their acts are called in the audit timeline.
// Decides nothing.
import type { Missing, PersonRole } from '../../src-main/contract/people.ts'

export const personRoles: Readonly<Record<PersonRole, string>> = {
  clerk: '经办人',
  reviewer: '审核人',
  bureau: '主管部门',
  chiefDataOfficer: '首席数据官',
}

export const missingText: Readonly<Record<Missing, string>> = {
  organisation: '还没有设立单位账户。现在可以照常导入和处理，但成果都是草稿：没有人署名，也没有人能审核。',
  clerk: '还缺一位经办人：没有人能提交审核。',
  reviewer: '还缺一位审核人：写好的成果没有人能审核，只能是草稿。',
}

export const peopleText = {
  title: '账户',
  sentence: '每个人用自己的账户，谁做了什么都记在名下。口令忘了只能用恢复密钥重设。',
  draftTitle: '目前只能做草稿',
  openFolder:
    '数据已加密存放，但钥匙就在这个文件夹里：拿走整个文件夹的人能打开它。设立账户后，钥匙改由各人的口令保管。',
  setUp: '设立单位和账户',
  later: '以后再说',
  setUpTitle: '设立单位和最初的两个账户',
  setUpSentence: '至少要有一位经办人和一位审核人，由不同的人担任。口令请各人自己输入，不要代填。',
  organisation: '单位名称',
  cipher: '加密算法',
  ciphers: { 'aes-256-gcm': 'AES-256', 'sm4-gcm': '国密 SM4（较慢）' },
  person: (no: number) => `第 ${no} 人`,
  addPerson: '再加一人',
  removePerson: '移除',
  name: '姓名',
  unit: '部门',
  role: '职责',
  passphrase: '口令',
  passphraseAgain: '再输一遍',
  passphraseHelp: '至少 10 个字符，长比复杂更管用，例如一句只有自己记得的话。',
  differs: '两次输入的口令不一样',
  tooShort: '至少 10 个字符',
  create: '设立',
  cancel: '取消',
  done: '完成',
  recoveryTitle: '请把恢复密钥抄在纸上',
  recoverySentence:
    '只显示这一次。有人忘了口令，或首席数据官不在时，要靠它重设口令、建立账户。请装进信封封存，不要存在电脑里。',
  recoveryCopied: '我已抄好并封存',
  joinTitle: '这是单位的另一台电脑',
  joinSentence: '在第一台电脑上的“设置 → 账户”里导出身份文件和信任文件，用 U 盘带过来。',
  identityFile: '身份文件',
  trustFile: '信任文件',
  choose: '选择文件',
  join: '登记到这台电脑',
  login: '登录',
  loginTitle: (organisation: string) => organisation,
  loginSentence: '数据已锁定。请用自己的账户登录。',
  who: '您是',
  wait: (seconds: number) => `口令错得太多，${seconds} 秒后才能再试`,
  forgotten: '忘了口令',
  recoverTitle: '用恢复密钥重设口令',
  recoverSentence: '重设后会换发新的密钥和证书，以前的签名仍然有效，旧密钥作废。',
  recoveryKey: '恢复密钥',
  newPassphrase: '新口令',
  recover: '重设口令',
  lock: '锁定',
  locked: '已锁定',
  logOut: '锁定并换人',
  mustChange: '这个口令是别人给的，请换成自己的。',
  change: '更换口令',
  presentPassphrase: '现在的口令',
  changed: '口令已更换',
  exportIdentity: '带到另一台电脑',
  exported: '已写出身份文件和信任文件，请当面交给本人。',
  add: '建立账户',
  addSentence: '首次登录后，本人要换成自己的口令。',
  recoveryNeeded: '您不是首席数据官，请输入恢复密钥',
  disable: '停用',
  disableTitle: (name: string) => `停用“${name}”？`,
  disableSentence: '停用后不能再登录，证书随即撤销；以前的签名仍然有效。',
  inactive: '已停用',
  idle: '多久不操作就锁定',
  minutes: (count: number) => `${count} 分钟`,
  acts: '操作',
} as const

interface EventFacts {
  text(name: string): string
}

const plain = (name: string) => ({ name, tell: () => '' })

export const peopleActions = {
  'organisation.created': { name: '设立单位', tell: (detail: EventFacts) => detail.text('name') },
  'organisation.joined': { name: '登记到单位的另一台电脑', tell: (detail: EventFacts) => detail.text('name') },
  'account.created': {
    name: '建立账户',
    tell: (detail: EventFacts) => `${detail.text('name')} ${detail.text('unit')}`,
  },
  'account.disabled': plain('停用账户，撤销证书'),
  'account.recovered': plain('重设口令，换发密钥'),
  'account.exported': plain('导出身份文件'),
  'passphrase.changed': plain('更换口令'),
  'session.opened': plain('登录'),
  'session.refused': { name: '口令不对', tell: (detail: EventFacts) => `连续第 ${detail.text('failures')} 次` },
  'session.lockedOut': {
    name: '口令错得太多，暂停登录',
    tell: (detail: EventFacts) => `连续第 ${detail.text('failures')} 次`,
  },
  'session.locked': {
    name: '锁定',
    tell: (detail: EventFacts) => (detail.text('idle') === 'true' ? '长时间没有操作' : ''),
  },
  'session.idleChanged': { name: '更改自动锁定时间', tell: (detail: EventFacts) => `${detail.text('minutes')} 分钟` },
  'recovery.used': plain('使用恢复密钥'),
  'recovery.refused': { name: '恢复密钥不对', tell: (detail: EventFacts) => `连续第 ${detail.text('failures')} 次` },
  'dataset.closed': {
    name: '关闭数据集，销毁原始数据',
    tell: (detail: EventFacts) => `${detail.text('name')} ${detail.text('reason')}`,
  },
  'backup.made': { name: '备份', tell: (detail: EventFacts) => detail.text('file') },
  'backup.restored': { name: '从备份恢复', tell: (detail: EventFacts) => detail.text('madeAt') },
} as const
