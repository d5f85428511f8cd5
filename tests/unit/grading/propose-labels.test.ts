// The three labels are proposed from words a clerk wrote anyway, and left open where these say too little.
import { describe, expect, it } from 'vitest'
import { proposeLabels } from '../../../src-main/core/grading/propose-labels.ts'

describe('proposed labels', () => {
  it.each([
    ['停车场信息', ['名称', '地址', '泊位数'], 'transport', '交通运输', '交通运输'],
    ['惠民补贴发放明细表', ['姓名', '补贴金额'], 'socialSecurity', '社会救助', '民政'],
    ['空气质量监测站', ['站点', '经度'], 'environment', '生态环境', '生态环境'],
    ['北京市医疗机构名单', ['机构名称', '医院等级'], 'health', '医疗卫生', '卫生健康'],
    ['全国高等学校名单', ['学校名称', '主管部门'], 'educationCultureTourism', '教育文化', '教育'],
    ['2024年统计', ['农作物', '耕地面积', '种植面积'], 'agriculture', '工业农业', '农业农村'],
  ])('of %s with %j are %s, %s, %s', (title, columns, domain, theme, businessLine) => {
    expect(proposeLabels(title, columns)).toMatchObject({ domains: [domain], theme, businessLine })
  })

  it('are none where nothing speaks clearly', () => {
    expect(proposeLabels('明细表', ['名称', '数量'])).toEqual({ domains: [], theme: '', businessLine: '', words: [] })
  })
})
