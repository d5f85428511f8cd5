// What follows from a person's decisions about clusters.
import { describe, expect, it } from 'vitest'
import { type Choices, changed, unification } from '../../../src-renderer/features/clusters/cluster-choices.ts'

const clusters = [
  {
    values: [
      { value: '华明', count: 5 },
      { value: '华 明', count: 2 },
      { value: '华明公司', count: 1 },
    ],
    proposed: '华明',
  },
  {
    values: [
      { value: '新远', count: 3 },
      { value: '新远贸易', count: 1 },
    ],
    proposed: '新远',
  },
]
const none: Choices = new Map()

describe('uniting spellings', () => {
  it('changes nothing until a person chooses', () => {
    expect(unification(clusters, none)).toEqual({ table: [], groups: 0, rows: 0 })
  })

  it('maps every other spelling to the chosen form and counts the rows', () => {
    const choices = changed(none, 0, { chosen: true })
    expect(unification(clusters, choices)).toEqual({
      table: [
        { from: '华 明', to: '华明' },
        { from: '华明公司', to: '华明' },
      ],
      groups: 1,
      rows: 3,
    })
  })

  it('takes another form, even one nobody wrote, and leaves out what the person takes out', () => {
    const choices = changed(changed(none, 0, { chosen: true, leftOut: ['华明公司'] }), 0, { target: '华明有限公司' })
    expect(unification(clusters, choices)).toEqual({
      table: [
        { from: '华明', to: '华明有限公司' },
        { from: '华 明', to: '华明有限公司' },
      ],
      groups: 1,
      rows: 7,
    })
  })

  it('counts no group whose values all stay', () => {
    const choices = changed(none, 1, { chosen: true, leftOut: ['新远贸易'] })
    expect(unification(clusters, choices).groups).toBe(0)
  })
})
