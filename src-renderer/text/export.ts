// Words of the export page: checks, what the package holds, building and verifying.
// Titles, figures and findings of the checks come from the engine.
import type { ExportForm } from '../../src-main/contract/export-forms.ts'
import type { GateResult } from '../../src-main/contract/gates.ts'
import type { VerifyCheckId } from '../../src-main/contract/package.ts'
import { exportFormLabels } from '../../src-main/contract/text/zh-CN/exporters.ts'

const RULES = '锡政规〔2024〕7号'

const againstCsv = (form: ExportForm) => `${exportFormLabels[form]} 与 CSV`

export const exportText = {
  title: '导出',
  sentence: '先看是否符合开放要求，再把数据、目录和说明文件打成一个包。',
  gates: '检查',
  run: '开始检查',
  runAgain: '重新检查',
  running: '正在检查…',
  stop: '停止',
  runningRecipe: '先运行配方…',
  needResult: '请先点上面的“开始检查”，会把配方运行一遍得到结果。',
  notRun: '还没有检查过。检查针对的是结果，会先把配方运行一遍，再逐格看完。',
  notChecked: '还没有检查过。检查会逐格看完整个结果。',
  summary: (passed: number, total: number) =>
    passed === total ? `${total} 项全部通过` : `${total} 项中通过 ${passed} 项，还有 ${total - passed} 项要处理`,
  passed: '通过',
  failed: '未通过',
  figure: '现状',
  limit: '要求',
  basis: '依据',
  go: '去处理',
  findings: (count: number) => `看 ${count} 处`,
  hideFindings: '收起',
  showPassed: (count: number) => `显示已通过的 ${count} 项`,
  hidePassed: '收起已通过的',
  place: {
    row: (row: string) => `第 ${row} 行`,
    column: (column: string) => `“${column}”`,
  },
  places: {
    clean: '清洗',
    mask: '脱敏',
    deidentify: '去标识',
    catalogue: '编目',
    review: '审核',
    export: '导出',
  } satisfies Record<GateResult['place'], string>,
  forms: '数据格式',
  formsHint: '各种格式都与 CSV 逐格核对后才放进包里；所选格式同时写进目录的“数据格式”。',
  formAlways: '必有',
  contents: '包里会有什么',
  contentsHint: '内容由结果和目录生成，不含来源文件、密钥和处理前的值。',
  build: '生成草稿包',
  buildHint: '草稿包写明“未经审核”，只供内部传看和送审，不得对外发布。',
  building: '正在生成…',
  suggestedName: (title: string) => `${title}（草稿）.zip`,
  untitled: '未命名数据集',
  where: '已生成',
  reveal: '在文件夹中显示',
  sha: '校验值（SHA-256）',
  verify: '校验这个包',
  verifyOther: '校验别的包…',
  verifying: '正在校验…',
  verifiedOk: '校验通过：内容完整，没有被改动。',
  verifiedBad: '校验没有通过，请勿使用这个包。',
  notReleasable: '这是草稿，未经审核，不得对外发布。',
  copied: '已复制',
  copy: '复制',
  lastPackage: '上次生成',
  checks: {
    container: '打包方式',
    manifest: '文件清单',
    files: '逐个文件',
    csv: 'CSV 与结果',
    forms: '各种格式与 CSV',
    csvPlain: againstCsv('csvPlain'),
    csvGb18030: againstCsv('csvGb18030'),
    xlsx: againstCsv('xlsx'),
    json: againstCsv('json'),
    jsonLines: againstCsv('jsonLines'),
    xml: againstCsv('xml'),
    catalogue: '目录与数据',
    metadata: '元数据文件',
    documents: '各份文档',
    internal: '内部地址和密钥',
    complete: '内容齐全',
    leaks: '残留的敏感内容',
    privacy: '认不出个人',
    approvals: '审查意见',
    signature: '签名',
  } satisfies Record<VerifyCheckId, string>,
} as const

export const exceptionText = {
  open: '按例外放行…',
  revoke: '取消例外',
  title: (gate: string) => `例外：${gate}`,
  note: '写明为什么这一项不符合也可以开放。理由会印在质量报告里，审查人看得到；送审之后再改，要重新审查。',
  reason: '理由',
  passed: (reason: string) => `按例外放行：${reason}`,
} as const

export const destinationText = {
  title: '去向',
  sentence: '数据包交给了谁、作什么用、怎样交的。撤回数据时按这里通知。',
  add: '登记去向…',
  version: (no: number, at: string, sha: string) => `第 ${no} 次生成（${at}，${sha}…）`,
  none: '还没有登记过。',
  notBuilt: '生成数据包之后才能登记。',
} as const

/** The article behind a requirement, for people; internal numbers are not shown. */
export const requirementBasis: Readonly<Record<string, string>> = {
  R1: `${RULES} 第七条`,
  R11: `${RULES} 第十一条`,
  R12: `${RULES} 第十一条、第十三条`,
  R13: `${RULES} 第十一条`,
  R29: `${RULES} 第二十二条`,
  R31: `${RULES} 第十二条`,
  R36: `${RULES} 第十三条（一）`,
  R39: `${RULES} 第十三条（三）`,
  R41: '静态数据以 CSV 为先（参照外地工作计划，可调整）',
  R55: `${RULES} 第十七条、第二十三条`,
  R56: `${RULES} 第五条、第十一条`,
}

/** What each file of a package is, by its path. */
export const packageFileWords: readonly { readonly path: RegExp; readonly words: string }[] = [
  { path: /^manifest\.json$/, words: '文件清单和校验值，校验时逐项核对' },
  { path: /^catalogue\.json$/, words: '开放目录，供平台读取' },
  { path: /^datapackage\.json$/, words: '元数据：Data Package v2，供数据工具读取' },
  { path: /^dcat\.jsonld$/, words: '元数据：DCAT 3，供目录平台读取' },
  { path: /^data\/.*\.csv-metadata\.json$/, words: '元数据：CSV 的列说明（CSVW）' },
  { path: /^data\/.*\.utf8\.csv$/, words: '数据，不带字节顺序标记' },
  { path: /^data\/.*\.gb18030\.csv$/, words: '数据，GB18030 编码，供老系统读取' },
  { path: /^data\/.*\.csv$/, words: '数据，供程序读取，内容精确' },
  { path: /^data\/.*\.jsonl$/, words: '数据，一行一条记录' },
  { path: /^data\/.*\.json$/, words: '数据，供程序读取' },
  { path: /^data\/.*\.xml$/, words: '数据，供程序读取' },
  { path: /^data\/.*\.xsd$/, words: 'XML 的结构说明' },
  { path: /^data\/.*\.xlsx$/, words: '数据，供人查看，长号码按文本保存' },
  { path: /^docs\/目录确认表\./, words: '公共数据资源目录确认表，可打印盖章' },
  { path: /^docs\/开放清单\./, words: '开放清单，可打印盖章' },
  { path: /^docs\/数据字典\./, words: '每一列的名称、类型、说明和代码表' },
  { path: /^docs\/质量报告\./, words: '完整率、唯一率和各项检查的结果' },
  { path: /^docs\/处理报告\./, words: '做了哪些处理，行数怎样对上' },
  { path: /^docs\/审查意见表\./, words: '审查人在纸上签署，写明内容摘要' },
  { path: /^docs\/接口文档\./, words: '怎样调用接口：参数、分页、返回码、示例' },
  { path: /^interface\/openapi\.json$/, words: '接口说明（OpenAPI 3.1），供程序读取' },
  { path: /^interface\/sample\.json$/, words: '样例数据，取自去标识后的结果' },
]
