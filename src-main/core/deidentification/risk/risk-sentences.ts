// Says in sentences why a table has its level of effect, with every figure that led there.
// Computes nothing.
import type { EffectFigures } from '../../../contract/effect-figures.ts'
import type { Environment, ReleaseKind, RiskFigures } from '../../../contract/risk.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { riskGrounds, riskLevels } from '../../../contract/text/zh-CN/risk.ts'
import { type EffectLevel, impliedK } from './effect-level.ts'

/** At most so many digits as anyone could act on. */
export function percent(share: number): string {
  const value = share * 100
  return `${value === 0 || value >= 10 ? Math.round(value * 10) / 10 : Number(value.toPrecision(2))}%`
}

export interface Judged {
  readonly figures: RiskFigures
  readonly effect: EffectLevel
  readonly release: ReleaseKind
  readonly environment: Environment
  readonly direct: readonly string[]
  /** Those the level was judged by. */
  readonly used: EffectFigures
}

export function riskSentences(judged: Judged): string[] {
  const { effect, used } = judged
  const level = fill(riskGrounds.level, { level: effect.level, meaning: riskLevels[effect.level] })
  const source = fill(riskGrounds.source, { standard: used.standard, version: used.version })
  return [level, ...reasons(judged), source]
}

function reasons({ figures: risk, effect, release, direct, used }: Judged): string[] {
  if (effect.level === 1) return [fill(riskGrounds.direct, { columns: direct.join('、') })]
  if (effect.level === 4) return [riskGrounds.noQuasi]
  const { name } = used.releases[release]
  const needed = impliedK(effect.threshold)
  return [
    fill(riskGrounds.classes, { columns: risk.quasiIdentifiers.join('、'), classes: risk.classes, k: risk.k }),
    fill(effect.gatePassed ? riskGrounds.gatePassed : riskGrounds.gateFailed, {
      release: name,
      needed,
      threshold: percent(effect.threshold),
      max: percent(risk.prosecutor.max),
      share: percent(risk.prosecutor.shareAtRisk),
    }),
    fill(release === 'public' ? riskGrounds.overallPublic : riskGrounds.overall, {
      risk: percent(effect.risk),
      probability: percent(effect.attempt.probability),
    }),
  ]
}
