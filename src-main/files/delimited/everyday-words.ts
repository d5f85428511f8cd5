// Words that hardly any Chinese table is without, to tell Chinese from other texts whose bytes are valid GB 18030 as well.
// Decides no encoding: encoding.ts does.

const WORDS = [
  ...['姓名', '名称', '性别', '年龄', '出生', '民族', '学历', '职务', '职称', '人员', '法人', '负责', '身份', '证件'],
  ...['电话', '手机', '联系', '地址', '住址', '邮箱', '邮编', '单位', '部门', '公司', '企业', '机构', '学校', '医院'],
  ...['编号', '序号', '代码', '号码', '账号', '编码', '日期', '时间', '年份', '年度', '月份', '季度', '金额', '数量'],
  ...['单价', '合计', '总计', '小计', '比例', '面积', '备注', '说明', '描述', '内容', '标题', '类型', '类别', '种类'],
  ...['状态', '结果', '合格', '等级', '级别', '来源', '项目', '事项', '办理', '登记', '许可', '处罚', '补贴', '发放'],
  ...['行政', '区划', '地区', '城市', '街道', '社区', '乡镇', '经度', '纬度', '中国', '有限', '自治', '江苏', '无锡'],
] as const

/** Two characters of one of these words side by side come about in no other language's bytes by chance. */
export function hasEverydayWord(text: string): boolean {
  return WORDS.some(word => text.includes(word))
}
