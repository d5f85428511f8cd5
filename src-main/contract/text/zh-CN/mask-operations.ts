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
  encryptFormat: {
    title: '保留格式加密',
    sentence: '用密钥「{key}」把{columns}里的{alphabet}加密成同样长短的号码，前 {keepFirst} 位、后 {keepLast} 位不变',
    reversalRisk:
      '可以还原：拿到密钥的人能解密出全部原值，所以只是假名，不是匿名，不得用于无条件开放。相同的号码得到相同的密文，能看出是同一个人。没有密钥时按 NIST SP 800-38G FF1（AES-256）的强度。',
    params: {
      key: { label: '密钥', help: '密钥的名字。保管好密钥才能在以后解密；销毁密钥后永远无法还原。' },
      alphabet: {
        label: '加密哪些字符',
        help: '空格、横线、点、斜线、括号原样保留；有其他字符的值无法处理。',
        choices: { digits: '数字', lettersDigits: '数字和大写字母' },
      },
      keepFirst: { label: '前几位不变', help: '不变的部分原样可读，例如号段。' },
      keepLast: { label: '后几位不变', help: '通常为 0。' },
      tweak: { label: '区分用的文字', help: '例如列名。不必保密；不同的文字使两列里相同的号码得到不同的密文。' },
      onFail: { ...onFail, help: '被加密的位数太少（数字不足 6 位、数字和字母不足 4 位）会被逐个试出，因此不处理。' },
    },
  },
  decryptFormat: {
    title: '解密保留格式加密',
    sentence: '用密钥「{key}」把{columns}里加密过的{alphabet}还原成原来的号码',
    reversalRisk: '还原出原值：这一步之后，这一列之前做的脱敏都不再算数。',
    params: {
      key: { label: '密钥', help: '加密时用的那一把。' },
      alphabet: {
        label: '解密哪些字符',
        help: '必须与加密时相同。',
        choices: { digits: '数字', lettersDigits: '数字和大写字母' },
      },
      keepFirst: { label: '前几位不变', help: '必须与加密时相同。' },
      keepLast: { label: '后几位不变', help: '必须与加密时相同。' },
      tweak: { label: '区分用的文字', help: '必须与加密时相同。' },
      onFail,
    },
  },
  encryptValue: {
    title: '加密',
    sentence: '用密钥「{key}」以 SM4 把{columns}的值加密成密文，相同的值得到相同的密文',
    reversalRisk:
      '可以还原：拿到密钥的人能解密出全部原值，所以只是假名，不是匿名，不得用于无条件开放。相同的密文能看出是同一个人，密文长短看得出原值长短。',
    params: { key: { label: '密钥', help: '密钥的名字。保管好密钥才能在以后解密；销毁密钥后永远无法还原。' } },
  },
  decryptValue: {
    title: '解密',
    sentence: '用密钥「{key}」把{columns}里加密过的值还原',
    reversalRisk: '还原出原值：这一步之后，这一列之前做的脱敏都不再算数。',
    params: { key: { label: '密钥', help: '加密时用的那一把；密文改动过的无法还原。' } },
  },
  replaceFake: {
    title: '换成虚构的值',
    sentence: '用密钥「{key}」把{columns}换成虚构的{kind}，相同的值换成相同的虚构值',
    reversalRisk:
      '没有密钥无法还原；拿到密钥的人可以逐个试出原值。虚构的值与真的分不清：遗留扫描会报告它们，选“校验正确”时还可能恰好是某人的真号码，只宜内部测试用。',
    params: {
      kind: {
        label: '换成什么',
        help: '虚构的值是哪一种。',
        choices: {
          personName: '姓名',
          citizenId: '身份证号',
          mobile: '手机号',
          address: '地址',
          email: '电子邮箱',
          bankCard: '银行卡号',
          vehiclePlate: '车牌号',
          uscc: '统一社会信用代码',
          company: '单位名称',
        },
      },
      key: { label: '密钥', help: '密钥的名字。同一把密钥下，同一个人在各列、各月的文件里都换成同一个虚构值。' },
      keepSex: { label: '保留性别', help: '身份证号从原号看，姓名从下面的列看。' },
      sexColumn: { label: '性别在哪一列', help: '不填时姓名不分男女。' },
      keepRegion: {
        label: '保留地区',
        help: '身份证号的前六位、手机号段、地址的区县、邮箱域名、发卡行、车牌前两位。留下的地区仍是线索。',
      },
      keepLength: { label: '保留长短', help: '姓名的字数、银行卡的位数。' },
      valid: { label: '校验正确', help: '不选时故意写错校验码，或用没有分配的号段，不会碰巧是别人的号码。' },
    },
  },
  addNoise: {
    title: '加随机误差',
    sentence: '用密钥「{key}」给{columns}里的数加上{noise}误差，幅度 {scale}，最多 {bound}',
    reversalRisk:
      '单个数无法还原，但知道它离原值不超过上面写的最大误差；同一个人有多行时取平均会抵消误差。误差有界，不等于差分隐私。',
    params: {
      key: { label: '密钥', help: '误差由密钥决定，没有密钥无法减去。' },
      noise: { label: '误差的分布', help: '高斯的大误差更少。', choices: { laplace: '拉普拉斯', gaussian: '高斯' } },
      scale: { label: '幅度', help: '拉普拉斯的尺度，高斯的标准差，与数的单位相同。' },
      bound: { label: '误差最多多少', help: '没有一个数会移动得更远；不能小于幅度。' },
      decimals: { label: '小数位数', help: '结果四舍五入到几位。' },
      least: { label: '结果不小于', help: '例如金额、年龄不能为负，填 0。' },
      onFail,
    },
  },
  addBalancedNoise: {
    title: '加随机误差且合计不变',
    sentence: '用密钥「{key}」给{columns}里的数加上{noise}误差，幅度 {scale}，最多 {bound}，{within}合计不变',
    reversalRisk:
      '单个数无法还原，但知道它离原值不超过上面写的最大误差；一组只有一行时它必须不变，人少的组也动不了多少。误差有界，不等于差分隐私。',
    params: {
      key: { label: '密钥', help: '误差由密钥决定，没有密钥无法减去。' },
      within: { label: '哪些组的合计不变', help: '选了列时，这些列相同的行合计不变；不选时只有总合计不变。' },
      noise: { label: '误差的分布', help: '高斯的大误差更少。', choices: { laplace: '拉普拉斯', gaussian: '高斯' } },
      scale: { label: '幅度', help: '拉普拉斯的尺度，高斯的标准差，与数的单位相同。' },
      bound: { label: '误差最多多少', help: '没有一个数会移动得更远；不能小于幅度。' },
      decimals: { label: '小数位数', help: '合计在这些小数位上不变。' },
      least: { label: '结果不小于', help: '例如金额不能为负，填 0。' },
      onFail,
    },
  },
  permuteValues: {
    title: '组内打乱',
    sentence: '用密钥「{key}」把{columns}的值在{within}打乱，各个值出现的次数不变',
    reversalRisk:
      '不知道哪个值原属于谁，但值本身都在：少见的值若只可能属于一个人，打乱也藏不住。组太小时几乎没有打乱。',
    params: {
      key: { label: '密钥', help: '怎样打乱由密钥决定。' },
      within: { label: '在哪些组里打乱', help: '选了列时，只在这些列相同的行之间交换；不选时在全表打乱。' },
    },
  },
  microaggregate: {
    title: '微聚集',
    sentence: '把{columns}里相近的数每 {size} 个以上归为一组，换成组内平均数',
    reversalRisk: '单个数无法还原，每个平均数都代表整组的行；最大最小的一组仍看得出大概。',
    params: {
      size: { label: '每组至少几个', help: '越大越安全；最后一组会多几个。' },
      decimals: { label: '小数位数', help: '平均数四舍五入到几位。' },
      onFail,
    },
  },
  sampleRows: {
    title: '抽样',
    sentence: '用密钥「{key}」随机留下约 {percent}% 的行',
    reversalRisk: '留下的行原样公开，仍须脱敏；抽样只让人不能确定某人是否在内。',
    params: {
      key: { label: '密钥', help: '抽中哪些行由密钥决定，别人无从推算。' },
      percent: {
        label: '留下百分之几',
        help: '逐行抽取，实际比例会有少许出入。选了列时，这些列相同的行一起留下或一起去掉。',
      },
    },
  },
  synthesizeColumn: {
    title: '换成合成数据',
    sentence: '用密钥「{key}」把{columns}换成合成数据（{from}：{source}），与原值无关',
    reversalRisk: '与原值无关，无从还原。合成数据不是原始数据，目录的数据项说明里必须写明。',
    params: {
      key: { label: '密钥', help: '合成哪些值由密钥决定，重做得到同样的值。' },
      from: { label: '值从哪里来', help: '不看原来的值，只看这里给的。', choices: { list: '列表', range: '数值范围' } },
      values: { label: '列表', help: '每行一个，机会均等；写两遍的多一倍。' },
      least: { label: '最小', help: '范围的下限。' },
      most: { label: '最大', help: '范围的上限。' },
      decimals: { label: '小数位数', help: '写到几位小数。' },
    },
  },
} as const satisfies Record<string, OperationText>

/** Where a step works within groups. */
export const groupWords = { all: '全表', within: '{columns}相同的行' } as const

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
