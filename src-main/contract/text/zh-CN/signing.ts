// Why a signed file is refused, whose it is, and what to do about it, in Chinese.
// One entry per reason; the judging is core/signing.
import type { CertificateRole, Refusal } from '../../signing.ts'

export const refusals = {
  malformed: '内容读不懂：不是本程序的签名文件，或者被改动过',
  notCanonical: '内容的写法被改动过',
  wrongKind: '是另一种用途的签名文件',
  keyIdWrong: '证书里的密钥和密钥编号对不上',
  unknownIssuer: '签发证书的机构不在信任名单里',
  certificateForged: '证书上的签名不对，证书是伪造的或被改动过',
  certificateNotYet: '签名时证书还没有生效',
  certificateExpired: '签名时证书已经过期',
  revoked: '签名用的密钥已被机构撤销',
  roleNotAllowed: '签名的人没有做这件事的职责',
  signatureWrong: '签名和内容对不上，内容被改动过',
  issuedInFuture: '签名时间晚于现在，请先核对两台电脑的时钟',
  envelopeExpired: '文件已经过了有效期',
  container: '文件被改动过或不完整',
  attachmentChanged: '附件被改动过',
  attachmentMissing: '缺少附件',
  attachmentExtra: '多出了没有签名的附件',
  notForYou: '这个文件不是加密给您的',
  sealBroken: '加密的内容被改动过',
  downgrade: '版本比已有的旧',
  versionTaken: '版本号与已有的相同，内容却不同',
  issuerChanged: '与已装的同名模板不是同一家机构签发的',
  contradictory: '给审查人看的处理步骤、目录信息或运行记录，与签了名的不是同一份',
} as const satisfies Record<Refusal, string>

export const certificateRoles = {
  root: '机构根',
  clerk: '经办人',
  reviewer: '审查人',
  bureau: '主管部门人员',
  chiefDataOfficer: '首席数据官',
} as const satisfies Record<CertificateRole, string>
