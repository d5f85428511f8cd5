// Every act that the trail can hold is told in Chinese, and says nothing odd of an event that carries no facts.
import { describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '../../../src-main/store/connection.ts'
import { filterOf, NO_CONDITIONS } from '../../../src-renderer/pages/audit/audit-conditions.ts'
import { actionDetail, actionText } from '../../../src-renderer/text/audit.ts'

describe('the audit timeline', () => {
  it.each(AUDIT_ACTIONS)('names the act %s in Chinese', action => {
    expect(actionText(action)).toMatch(/^[\p{Script=Han}，、]+$/u)
    expect(actionDetail(action, {})).not.toMatch(/undefined|null|NaN/)
  })

  it('shows an act of a later program by its code', () => {
    expect(actionText('later.act')).toBe('later.act')
  })

  it('says who got a package and how', () => {
    const detail = { recipient: '市开放平台', medium: 'stick', purpose: '发布', sha256: '', title: '' }
    expect(actionDetail('package.handedOver', detail)).toBe('市开放平台 · U 盘 · 发布')
  })
})

describe('the conditions of the timeline', () => {
  it('ask for nothing where none is set', () => {
    expect(filterOf(NO_CONDITIONS)).toEqual({})
  })

  it('take both days whole, in the time of this machine', () => {
    const { since = '', until = '' } = filterOf({ ...NO_CONDITIONS, since: '2026-03-01', until: '2026-03-01' })
    expect(Date.parse(until) - Date.parse(since)).toBe(24 * 3600 * 1000)
    expect(new Date(since).getHours()).toBe(0)
  })

  it('do without a day that is half typed', () => {
    expect(filterOf({ ...NO_CONDITIONS, since: '2026-' })).toEqual({})
  })
})
