import { describe, expect, it } from 'vitest'
import { USUAL_FIGURES } from '../../../src-main/core/deidentification/risk/effect-level.ts'
import { goalOf, standardK } from '../../../src-renderer/pages/deidentify/board-question.ts'

const usual = standardK(USUAL_FIGURES)
type Opened = Parameters<typeof goalOf>[0]['openAttribute']
const goal = (openAttribute: Opened, secureEnvironment = false) => goalOf({ openAttribute, secureEnvironment }, usual)

describe('the goal of de-identification', () => {
  it('is chosen by the way of opening in the catalogue', () => {
    expect(goal('CONDITIONAL')).toMatchObject({ release: 'controlled', k: 5 })
    expect(goal('UNCONDITIONAL')).toMatchObject({ release: 'public', k: 20 })
    expect(goal('CONDITIONAL', true)).toMatchObject({ release: 'enclave', k: 3 })
  })

  it('is left as it is while nothing is decided and where the table stays closed', () => {
    expect(goal(null)).toEqual({ goalFrom: null })
    expect(goal('CLOSED')).toEqual({ goalFrom: 'CLOSED' })
  })

  it('follows the figures of the bureau where it has its own', () => {
    const { releases } = USUAL_FIGURES
    const own = standardK({ releases: { ...releases, controlled: { ...releases.controlled, threshold: 0.1 } } })
    expect(own).toEqual({ public: 20, controlled: 10, enclave: 3 })
    expect(goalOf({ openAttribute: 'CONDITIONAL', secureEnvironment: false }, own)).toMatchObject({ k: 10 })
  })
})
