// What the masking operations say to a person, the words they write into the data, and the names of their families.
// One entry per operation id, in the form that operations.ts describes; the risk says honestly what can still be undone.
import type { MethodFamily } from '../../recipe.ts'
import type { OperationText } from './operations.ts'

const onFail = {
  label: '无法处理的值',
  help: '选“停止运行”最稳妥：不会让没处理的值混进结果。',
  choices: { stop: '停止运行', empty: '改为空白' },
}
const signs = { label: '遮成几个', help: '无论原来多长都遮成这么多个，免得从长短猜出内容。' }
const sign = { label: '用什么遮', help: '通常用星号；不能用字母和数字，免得被当成真的值。' }

export const maskOperations = {
  maskByKind: {
    title: '按含义遮盖',
    sentence: '{columns}按“{kind}”遮盖，{keep}，其余换成 {signs} 个「{sign}」',
    reversalRisk:
      '留下的部分加上其他列往往能猜出原值：姓氏加村名、年龄就可能是一个人；手机号留下前三位仍有一亿种可能，再留末两位只剩一百万种。不能代替去标识。',
    params: {
      kind: {
        label: '是什么',
        help: '选“自动辨认”时逐格判断；认不出的整格遮掉。',
        choices: {
          auto: '自动辨认',
          personName: '姓名',
          citizenId: '身份证号',
          mobile: '手机号',
          landline: '固定电话',
          email: '电子邮箱',
          vehiclePlate: '车牌号',
          bankCard: '银行卡号',
          ip: 'IP 地址',
          coordinate: '坐标',
          address: '地址',
        },
      },
      keep: {
        label: '留下什么',
        help: '姓名留姓氏；身份证号留省（再多留到市）；手机号留前三位（再多留末两位）；邮箱留 @ 后面（再多留首字母）；车牌留前两位（再多留末位）；银行卡留前六位（再多留末两位）；IP 留第一段（再多留两段）；坐标留整数度（再多留一位小数）；地址留到区县（再多留到街道）。',
        choices: { nothing: '什么也不留', region: '只留地区或类别', part: '再多留一点' },
      },
      sign,
      signs,
    },
  },
  maskPositions: {
    title: '按位置遮盖',
    sentence: '{columns}从{count}数第 {from} 到第 {to} 位换成 {signs} 个「{sign}」',
    reversalRisk:
      '没遮的部分原样留下，遮住的位数越少越容易试出来：身份证号只遮中间八位的生日和顺序，凭校验码和出生日期就能还原大半。不能代替去标识。',
    params: {
      from: { label: '从第几位', help: '从 1 数起。' },
      to: { label: '到第几位', help: '包括这一位。' },
      count: { label: '从哪头数', help: '从后数时，第 1 位是最后一位。', choices: { front: '前往后', back: '后往前' } },
      sign,
      signs,
    },
  },
  redactText: {
    title: '遮去文字里的个人信息',
    sentence: '把{columns}的文字里夹带的{kinds}{placeholder}',
    reversalRisk: '换掉的内容无法还原；但程序认不出的写法（绰号、转述、少见的号码）会留下来，公开前须由人抽查。',
    params: {
      kinds: {
        label: '遮去什么',
        help: '两种都包括各类证件号、电话、邮箱、银行卡、车牌、坐标等。',
        choices: { all: '全部个人信息', numbers: '各类号码' },
      },
      placeholder: {
        label: '换成什么',
        help: '例如“联系〔手机号〕”。',
        choices: { kind: '换成〔手机号〕这样的占位文字', stars: '换成星号', nothing: '删去' },
      },
    },
  },
  suppressCells: {
    title: '去掉单元格的值',
    sentence: '去掉{columns}的值，改为「{mark}」',
    reversalRisk: '去掉的值不在结果里，无法还原；若同一行别的列能推出它，仍会泄露。',
    params: {
      mark: { label: '改成什么', help: '留空就是空白；也可以填“*”或“未公开”。用“只处理这些行”限定去掉哪些。' },
    },
  },
  suppressRows: {
    title: '整行不公开',
    sentence: '不公开符合条件的行：{condition}',
    reversalRisk: '不公开的行不在结果里，无法还原；缺了哪些人本身可能说明问题。',
    params: { condition: { label: '条件', help: '符合条件的行不进结果。与“删除行”不同：缺列时停止运行，绝不跳过。' } },
  },
  numberBand: {
    title: '数字改为区间',
    sentence: '把{columns}里的数字改为每 {width} {unit}一段的区间，{bottom} 以下并为一段',
    reversalRisk: '区间里的具体数无法还原；人少的区间仍可能认出个人，原列的最大、最小值请另用“最高一段”盖住。',
    params: {
      width: { label: '每段多宽', help: '越宽越安全。' },
      bottom: { label: '从多少分起', help: '比它小的并为一段。' },
      top: { label: '最高一段从多少起', help: '从它起并为一段；不填就没有最高一段，最大的数仍看得出大概。' },
      unit: { label: '单位', help: '写在区间后面，例如“岁”“元”；有单位时表格软件不会把 10-19 当作日期。' },
      onFail,
    },
  },
  roundValue: {
    title: '数字取整到倍数',
    sentence: '把{columns}里的数字取整到 {step} 的倍数',
    reversalRisk: '零头无法还原；数字少见时（如全县最高的一笔）取整后仍能认出。',
    params: {
      step: { label: '取整到多少的倍数', help: '例如 100 取整到百，500 取整到五百。越大越安全。' },
      onFail,
    },
  },
  topBottomCode: {
    title: '过高过低并为一档',
    sentence: '把{columns}里{limits}的数并为一档',
    reversalRisk: '并档的数无法还原；两档之间的数原样留下。',
    params: {
      bottom: { label: '低于多少并为一档', help: '不填就不管低的。' },
      top: { label: '多少及以上并为一档', help: '不填就不管高的。' },
      write: {
        label: '写成',
        help: '要继续算平均数时选“写界限的数”。',
        choices: { words: '“500 及以上”这样的字', limit: '写界限的数' },
      },
      onFail,
    },
  },
  gridCoordinate: {
    title: '坐标取到格网',
    sentence: '把{columns}里的坐标（{datum}）移到{cell}格网的西南角',
    reversalRisk: '格内的位置无法还原；人烟稀少处一格里可能只有一户。不同坐标系相差几百米，请写明用的是哪一个。',
    params: {
      cell: {
        label: '格网大小',
        help: '0.01 度约一公里，0.001 度约一百米。越粗越安全。',
        choices: { one: '1 度', tenth: '0.1 度', hundredth: '0.01 度', thousandth: '0.001 度' },
      },
      datum: {
        label: '坐标系',
        help: '写进处理说明，程序不换算。地图软件取的点多为 GCJ-02 或 BD-09。',
        choices: {
          unknown: '坐标系未说明',
          cgcs2000: 'CGCS2000',
          wgs84: 'WGS-84',
          gcj02: 'GCJ-02',
          bd09: 'BD-09',
        },
      },
      onFail,
    },
  },
  generalizeDivision: {
    title: '区划只留到上级',
    sentence: '把{columns}里的行政区划只保留到{to}，写成{write}',
    reversalRisk: '更细的区划无法还原；人少的区县与其他列合起来仍可能认出个人。',
    params: {
      to: { label: '保留到', help: '越粗越安全。', choices: { province: '省', city: '市', county: '区县' } },
      write: { label: '写成', help: '代码写六位，后面补零，例如 320200。', choices: { code: '代码', name: '名称' } },
      onFail,
    },
  },
} as const satisfies Record<string, OperationText>

/** Words that masking operations write into the data or into their sentences. */
export const maskWords = {
  placeholder: '〔{kind}〕',
  stars: '****',
  wholeText: '〔整段已隐去〕',
  band: '{from}至{to}{unit}（不含{to}）',
  below: '低于{to}{unit}',
  from: '{from}{unit}及以上',
} as const

/** The families of GB/T 37964-2019. */
export const methodFamilies = {
  statistical: '统计技术',
  cryptographic: '密码技术',
  suppression: '抑制技术',
  pseudonymisation: '假名化技术',
  generalisation: '泛化技术',
  randomisation: '随机化技术',
  synthesis: '数据合成技术',
} as const satisfies Record<MethodFamily, string>
