// 商业秘密: prices, turnover and customers by header, and words in text that say so.
// Must not take the name of a law or a contract clause for a secret.
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const IN_TEXT =
  /(?:商业秘密|商业机密|技术秘密)(?!保护|条款|法|规定|管理|协议|案|罪|的)|(?:标底|底价|成交价|合同价|合同金额|采购价|进货价|成本价|营业额|毛利率?|利润率?)[:：为是 ]{1,2}[约人民币¥]{0,4}\d[\d,.]*(?:亿|万|千)?元?/g

/** 商业秘密: 反不正当竞争法第十条; what counts is for the holder to say, so this only points at it. */
export const businessSecret: Detector = {
  kind: 'businessSecret',
  source: '反不正当竞争法，政府信息公开条例第十五条',
  headers: [
    '合同金额',
    '合同价',
    '合同价款',
    '成交价',
    '成交价格',
    '成交金额',
    '标底',
    '底价',
    '报价',
    '采购价',
    '进货价',
    '成本价',
    '营业额',
    '营业收入',
    '利润',
    '毛利率',
    '客户',
    '客户名称',
    'htje',
    'cjj',
  ],
  evidence: 'weak',
  fits: { min: 1, max: 60, alphabet: 'any' },
  judge: value => (/[^\s]/.test(value) ? 'valid' : null),
  cues: [
    '秘密',
    '机密',
    '标底',
    '[底价]价',
    '成交价',
    '合同[价金]',
    '采购价',
    '进货价',
    '成本价',
    '营业额',
    '毛利',
    '利润',
  ],
  search: text => findAll(text, IN_TEXT, () => 'valid'),
}
