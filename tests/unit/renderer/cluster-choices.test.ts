// What follows from a person's decisions about clusters.
import { describe, expect, it } from 'vitest'
import {
  type Choices,
  changed,
  mergeChosen,
  splitLeftOut,
  unification,
} from '../../../src-renderer/features/clusters/cluster-choices.ts'

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

describe('putting groups together and taking them apart', () => {
  it('makes one of the chosen groups, under the form of the first', () => {
    const chosen = changed(changed(none, 0, { chosen: true, target: '华明厂' }), 1, { chosen: true })
    const { groups, choices } = mergeChosen({ groups: clusters, choices: chosen })
    expect(groups.map(({ values }) => values.map(({ value }) => value))).toEqual([
      ['华明', '新远', '华 明', '华明公司', '新远贸易'],
    ])
    expect(unification(groups, choices)).toMatchObject({ groups: 1, rows: 12 })
    expect(new Set(unification(groups, choices).table.map(({ to }) => to))).toEqual(new Set(['华明厂']))
  })

  it('keeps what was decided about the groups behind', () => {
    const three = [
      ...clusters,
      {
        values: [
          { value: '甲', count: 2 },
          { value: '甲 ', count: 1 },
        ],
        proposed: '甲',
      },
    ]
    const chosen = changed(changed(none, 0, { chosen: true }), 1, { chosen: true })
    const { groups, choices } = mergeChosen({ groups: three, choices: changed(chosen, 2, { target: '甲店' }) })
    expect(groups).toHaveLength(2)
    expect(choices.get(1)).toEqual({ target: '甲店' })
  })

  it('needs two groups', () => {
    const grouping = { groups: clusters, choices: changed(none, 0, { chosen: true }) }
    expect(mergeChosen(grouping)).toBe(grouping)
  })

  it('makes a group of its own of what was left out', () => {
    const choices = changed(none, 0, { chosen: true, leftOut: ['华 明', '华明公司'] })
    const apart = splitLeftOut({ groups: clusters, choices }, 0)
    // One value alone is no group.
    expect(apart.groups.map(({ values }) => values.map(({ value }) => value))).toEqual([
      ['华 明', '华明公司'],
      ['新远', '新远贸易'],
    ])
    expect(unification(apart.groups, apart.choices).table).toEqual([{ from: '华明公司', to: '华 明' }])
  })

  it('loses no value on the way together and apart', () => {
    const together = mergeChosen({
      groups: clusters,
      choices: changed(changed(none, 0, { chosen: true }), 1, { chosen: true }),
    })
    const left = changed(together.choices, 0, { leftOut: ['新远', '新远贸易'] })
    const { groups } = splitLeftOut({ groups: together.groups, choices: left }, 0)
    expect(groups.flatMap(({ values }) => values.map(({ value }) => value)).sort()).toEqual(
      clusters.flatMap(({ values }) => values.map(({ value }) => value)).sort(),
    )
    expect(groups).toHaveLength(2)
  })
})
