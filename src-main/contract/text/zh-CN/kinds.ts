// Chinese names of the kinds of sensitive values, of roles and of grades, by their code names.
// Holds no rule about them; those are the detectors'.

import type { Grade, Role } from '../../profile.ts'

export const kindLabels: Record<string, string> = {
  citizenId18: '公民身份号码（18 位）',
  citizenId15: '公民身份号码（15 位）',
  hmtResidencePermit: '港澳台居民居住证号',
  foreignPr: '外国人永久居留身份证号',
  foreignPrOld: '外国人永久居留证号（旧）',
  passportCn: '护照号',
  passportCnOfficial: '公务护照号',
  hkMacauExitPermit: '往来港澳通行证号',
  hkMacauHomePermit: '港澳居民来往内地通行证号',
  taiwanExitPermit: '往来台湾通行证号',
  taiwanPermit: '台湾居民来往大陆通行证号',
  militaryId: '军人证件号',
  uscc: '统一社会信用代码',
  orgCode: '组织机构代码',
  bizRegNo: '营业执照注册号',
  mobile: '手机号',
  landline: '固定电话',
  email: '电子邮箱',
  bankCard: '银行卡号',
  bankAccount: '银行账号',
  vehiclePlate: '车牌号',
  vin: '车辆识别代号',
  ipv4: 'IP 地址',
  ipv6: 'IPv6 地址',
  mac: 'MAC 地址',
  imei: '设备号 IMEI',
  socialSecurityNo: '社会保障号',
  medicalRecordNo: '病历号',
  studentNo: '学号',
  disabilityCertNo: '残疾人证号',
  driverLicenceNo: '驾驶证号',
  driverArchiveNo: '驾驶证档案编号',
  employeeNo: '工号',
  qq: 'QQ 号',
  wechat: '微信号',
  propertyCertNo: '不动产权证号',
  courtCaseNo: '案号',
  secrecyMark: '密级或内部标志',
  businessSecret: '商业秘密类信息',
  personName: '姓名',
  address: '地址',
  birthDate: '出生日期',
  coordinate: '坐标',
  divisionCode: '行政区划代码',
  postcode: '邮政编码',
  age: '年龄',
  sex: '性别',
  ethnicity: '民族',
  education: '学历',
  maritalStatus: '婚姻状况',
  nationality: '国籍',
  nativePlace: '籍贯',
  occupation: '职业',
  politicalStatus: '政治面貌',
  religion: '宗教信仰',
  healthCondition: '健康状况',
  disability: '残疾情况',
  criminalRecord: '犯罪记录',
  income: '收入',
  welfareStatus: '低保、特困等救助情况',
}

/** The label, or the code name of a kind without one. */
export function kindLabel(kind: string): string {
  return kindLabels[kind] ?? kind
}

export const roleLabels = {
  direct: '直接标识符',
  quasi: '准标识符',
  sensitive: '敏感属性',
  none: '无',
} satisfies Record<Role, string>

export const gradeLabels = {
  g1: '1 级',
  g2: '2 级',
  g3: '3 级',
  g4: '4 级',
  important: '重要数据',
  core: '核心数据',
} satisfies Record<Grade, string>

/** Why a column has its grade; `{kind}` is a kind's label, `{kinds}` several. */
export const gradeReasons = {
  kind: '识别为{kind}（{role}），开放级别：{grade}。',
  header: '列名像{kind}，但只有少数值符合，暂不按个人信息处理，请人工核对。',
  office: '列名说明是单位对外的{kind}，可以公开。',
  publicOffice: '列名说明是法定代表人或负责人姓名，登记信息依法公开，请人工确认。',
  reporter: '列名说明是投诉人、举报人一类，姓名一律不得开放。',
  soleTrader: '含个体工商户的统一社会信用代码（92 开头），指向个人经营者。',
  birthYears: '出生日期已概括到年份或年龄段，按准标识符、2 级对待。',
  organisation: '识别为{kind}，指向单位而不是个人。',
  birthUnnamed: '列名没有说明，但同一张表里有自然人信息，日期的分布像出生日期，可能是准标识符，请人工确认。',
  coordinateUnnamed: '列名没有说明，但相邻两列像经度和纬度，可能定位到具体地点，请人工确认。',
  household: '同一张表里有自然人信息，地址细到门牌或房号，能定位到户。',
  minor: '学号类信息可能涉及不满十四周岁未成年人。',
  secrecy: '出现密级或内部标志：请停止处理，交保密审查。',
  freeText: '文字里夹带{kinds}，处理前按其中最高的级别对待。',
  none: '未识别出个人信息或敏感信息。',
}
