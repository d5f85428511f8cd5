// Every kind that a remark can hide, in its exact place, and the words around it that only look alike.
import { describe, expect, it } from 'vitest'
import { detectorOf } from '../../../src-main/core/detection/registry.ts'
import { searchText } from '../../../src-main/core/detection/search-text.ts'

const found = (text: string) => searchText(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('a remark', () => {
  it.each([
    ['家住江苏省无锡市锡山区东亭街道某某路0号0幢000室', 'address', '江苏省无锡市锡山区东亭街道某某路0号0幢000室'],
    ['现住梁溪区崇安寺街道某某小区0幢0单元000室，已核', 'address', '梁溪区崇安寺街道某某小区0幢0单元000室'],
    ['请寄至某某新村0幢000室', 'address', '某某新村0幢000室'],
    ['出生于1901年2月3日', 'birthDate', '1901年2月3日'],
    ['出生日期：19010203', 'birthDate', '19010203'],
    ['一九〇一年二月三日出生', 'birthDate', '一九〇一年二月三日'],
    ['组织机构代码：00000000-0', 'orgCode', '00000000-0'],
    ['营业执照注册号320200000000007', 'bizRegNo', '320200000000007'],
    ['统一社会信用代码91320200MA00000073', 'uscc', '91320200MA00000073'],
    ['护照号码：E00000000', 'passportCn', 'E00000000'],
    ['公务护照PE0000000', 'passportCnOfficial', 'PE0000000'],
    ['往来港澳通行证C00000000', 'hkMacauExitPermit', 'C00000000'],
    ['回乡证H0000000001', 'hkMacauHomePermit', 'H0000000001'],
    ['台胞证00000001', 'taiwanPermit', '00000001'],
    ['往来台湾通行证L00000000', 'taiwanExitPermit', 'L00000000'],
    ['证件号EA0000000', 'passportCn', 'EA0000000'],
    ['持军官证军字第00000000号', 'militaryId', '军字第00000000号'],
    ['外国人永久居留证USA320000000000', 'foreignPrOld', 'USA320000000000'],
    ['永居证932840190001010003', 'foreignPr', '932840190001010003'],
    ['居住证81000019000101000X', 'hmtResidencePermit', '81000019000101000X'],
    ['收款账号000000000001', 'bankAccount', '000000000001'],
    ['微信号：zhang_san01', 'wechat', 'zhang_san01'],
    ['加QQ10000000', 'qq', '10000000'],
    ['登录IP：10.1.2.3', 'ipv4', '10.1.2.3'],
    ['从192.168.10.5访问', 'ipv4', '192.168.10.5'],
    ['地址2001:db8::1不通', 'ipv6', '2001:db8::1'],
    ['网卡00-00-5E-00-53-01', 'mac', '00-00-5E-00-53-01'],
    ['手机串号001010000000008', 'imei', '001010000000008'],
    ['车架号LTEST0006X0000000', 'vin', 'LTEST0006X0000000'],
    ['社保卡号A00000000', 'socialSecurityNo', 'A00000000'],
    ['住院号ZY000001', 'medicalRecordNo', 'ZY000001'],
    ['学籍号G320205190001010006', 'studentNo', 'G320205190001010006'],
    ['驾驶证档案编号320200000000', 'driverArchiveNo', '320200000000'],
    ['工号A0001已登记', 'employeeNo', 'A0001'],
    ['苏（2020）无锡市不动产权第0000000号', 'propertyCertNo', '苏（2020）无锡市不动产权第0000000号'],
    ['见（2020）苏0205民初0001号判决', 'courtCaseNo', '（2020）苏0205民初0001号'],
    ['位于120.301663,31.574729处', 'coordinate', '120.301663,31.574729'],
    ['秘密★10年', 'secrecyMark', '秘密★10年'],
    ['内部资料，注意保存', 'secrecyMark', '内部资料，注意保存'],
    ['涉及商业秘密，标底：500万元', 'businessSecret', '商业秘密'],
    ['来电人张某某先生反映', 'personName', '张某某'],
    ['张某某 13000000000', 'personName', '张某某'],
    ['欧阳某某女士来电', 'personName', '欧阳某某'],
  ])('%s gives up %s', (text, kind, value) => {
    expect(found(text)).toContainEqual([kind, value])
    expect(detectorOf(kind)).toBeDefined()
  })

  it.each([
    '版本1.2.3.4已上线，第1.2.3.4条',
    '锡政发〔2024〕15号文件',
    '地铁2号线，3号楼窗口',
    '2024年3月5日产生费用',
    '生日聚会',
    '时间08:30:00至17:30:00',
    '商业秘密保护条款',
    '微信公众号',
    '护照已交，编号见附件',
    '单位电话未接通',
    '通行证办理中',
  ])('%s gives up nothing', text => {
    expect(found(text)).toEqual([])
  })
})

describe('a card number that fails its check', () => {
  it.each([
    ['转账至6222 0200 0000 0000 001', '6222 0200 0000 0000 001'],
    ['卡号：6222020000000000001', '6222020000000000001'],
  ])('looks like one in %s, for it was mistyped', (text, written) => {
    const [match, ...others] = searchText(text)
    expect(others).toEqual([])
    expect(match).toMatchObject({ kind: 'bankCard', valid: false })
    expect(text.slice(match?.start, match?.end)).toBe(written)
  })

  it('is no card where nothing says so', () => {
    expect(found('流水6222020000000000001')).toEqual([])
  })
})

describe('a pseudonym of this program', () => {
  it.each(['wxk2m3n4p5q6r7s2', 'a7vx3k5m7p2q4s6w', '7wxabcdefghijklm'])('%s is no WeChat account', text => {
    expect(found(text)).toEqual([])
  })

  it.each(['加vx：zhangsan01', '加wx zhangsan01'])('is not needed to find one: %s', text => {
    expect(found(text)).toEqual([['wechat', 'zhangsan01']])
  })
})
