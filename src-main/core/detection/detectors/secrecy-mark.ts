// Marks of secrecy and of papers for inside use.
// Must not open anything: such a mark is a reason to stop, whatever else the table holds.
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const MARK =
  /(?<!\p{Script=Han})(?:绝密|机密|秘密)(?:★[^,;，；。]{0,12})?(?!\p{Script=Han})|(?:绝密|机密|秘密)★[^,;，；。]{0,12}|内部(?:资料|文件|材料)[,;。 ]?(?:注意保存|注意保管|不得外传|严禁外传)|(?<!\p{Script=Han})(?:内部(?:资料|文件|材料|使用|掌握)|仅供内部(?:使用|参考)?|工作秘密)(?!\p{Script=Han})|仅限内部|不得公开|不予公开|严禁外传|不得外传/gu

export const secrecyMark: Detector = {
  kind: 'secrecyMark',
  source: 'GB/T 7156-2003 文献保密等级代码与标识',
  headers: ['密级', '保密级别', '保密等级'],
  evidence: 'shape',
  fits: { min: 2, max: 30, alphabet: 'wide' },
  cues: ['[绝机秘]密', '内部', '公开', '外传'],
  judge: value =>
    /^(?:绝密|机密|秘密)(?:★.*)?$|^内部(?:资料|文件|材料|使用|掌握)?(?:[，,].*)?$|^(?:不得|不予)公开$|^工作秘密$/.test(
      value,
    )
      ? 'valid'
      : null,
  search: text => findAll(text, MARK, () => 'valid'),
}
