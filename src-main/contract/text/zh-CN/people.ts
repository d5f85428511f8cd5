// What the command line says of accounts, closing and backups, in Chinese.
// Placeholders are filled by the command.
export const peopleTexts = {
  nameNeeded: '还要用 --as 写明姓名',
  founded: '已设立“{name}”，共 {count} 个账户。工作文件夹的钥匙已改由各人的口令保管。',
  recovery: '恢复密钥（只显示这一次，请抄在纸上封存）：{key}',
  added: '已建立账户“{name}”，本人首次登录后请更换口令',
  disabled: '已停用账户“{name}”，其证书已撤销',
  recovered: '已为“{name}”换发密钥和证书，并设好新口令',
  changed: '口令已更换；数据没有重新加密',
  exported: '已写出身份文件 {identity} 和信任文件 {trust}，请当面交给本人带到另一台电脑',
  joined: '已在这台电脑登记“{name}”',
  none: '还没有设立单位：目前的成果都是草稿。用 account setup 设立单位和最初的两个账户。',
  missingRole: '还缺：{roles}',
  roles: { clerk: '经办人', reviewer: '审核人', bureau: '主管部门', chiefDataOfficer: '首席数据官' },
  inactive: '已停用',
  closed: '“{name}”已关闭，{keys} 把数据密钥已销毁，原始数据再也无法读出',
} as const
