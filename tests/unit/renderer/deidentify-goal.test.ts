import { describe, expect, it } from 'vitest'
import { goalOf } from '../../../src-renderer/pages/deidentify/board-question.ts'

describe('the goal of de-identification', () => {
  it('is chosen by the way of opening in the catalogue', () => {
    expect(goalOf('CONDITIONAL')).toMatchObject({ release: 'controlled', k: 5 })
    expect(goalOf('UNCONDITIONAL')).toMatchObject({ release: 'public', k: 20 })
  })

  it('is left as it is while nothing is decided and where the table stays closed', () => {
    expect(goalOf(null)).toEqual({ goalFrom: null })
    expect(goalOf('CLOSED')).toEqual({ goalFrom: 'CLOSED' })
  })
})
