// The limits a body set for itself: what may be set, what then counts, and which differ from the usual ones (R36, R37, R40, R72).
// Stricter is always possible; looser only where no template and no protection of people stands against it, and never without a reason.
import {
  type ChangedLimit,
  LIMIT_NAMES,
  type LimitName,
  type LimitView,
  type OwnLimit,
} from '../../contract/gate-limits.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type LimitRefusal, limitLabels, limitRefusals } from '../../contract/text/zh-CN/limits.ts'
import type { GateLimits } from './limits.ts'

interface LimitRule {
  readonly share: boolean
  readonly stricter: 'higher' | 'lower'
  readonly protects: boolean
  readonly least: number
  readonly most: number
}

const share = (stricter: LimitRule['stricter'], least: number, protects = false): LimitRule => ({
  share: true,
  stricter,
  protects,
  least,
  most: 1,
})

export const LIMIT_RULES: Record<LimitName, LimitRule> = {
  minimumCount: { share: false, stricter: 'higher', protects: true, least: 2, most: 1000 },
  dominantShare: share('lower', 0.5, true),
  complete: share('higher', 0),
  accurate: share('higher', 0),
  consistent: share('higher', 0),
  unique: share('higher', 0),
  machineReadableRate: share('higher', 0),
  interfaceRows: { share: false, stricter: 'lower', protects: false, least: 1, most: 1_000_000_000 },
  similarTitle: share('lower', 0.1),
  sharedColumns: share('lower', 0.1),
}

function isDimension(name: LimitName): name is keyof GateLimits['quality'] & LimitName {
  return name === 'complete' || name === 'accurate' || name === 'consistent' || name === 'unique'
}

export function limitOf(limits: GateLimits, name: LimitName): number {
  return isDimension(name) ? limits.quality[name] : limits[name]
}

function withLimit(limits: GateLimits, name: LimitName, value: number): GateLimits {
  return isDimension(name) ? { ...limits, quality: { ...limits.quality, [name]: value } } : { ...limits, [name]: value }
}

/** The usual limits with the body's own in their place. */
export function withOwnLimits(usual: GateLimits, own: readonly OwnLimit[]): GateLimits {
  return own.reduce((limits, { name, value }) => withLimit(limits, name, value), usual)
}

function isLooser({ stricter }: LimitRule, value: number, than: number): boolean {
  return stricter === 'higher' ? value < than : value > than
}

/** `0.95` → `95%`, other numbers as they are. */
export function limitText(name: LimitName, value: number): string {
  return LIMIT_RULES[name].share ? `${Number((value * 100).toFixed(2))}%` : String(value)
}

/** Why a limit may not be set so; null = it may. `template` null = the templates say nothing. */
export function limitFault(
  { name, value, reason }: Pick<OwnLimit, 'name' | 'value' | 'reason'>,
  usual: number,
  template: number | null,
): string | null {
  const rule = LIMIT_RULES[name]
  const { least, most } = rule
  const say = (code: LimitRefusal) =>
    fill(limitRefusals[code], {
      limit: limitLabels[name],
      usual: limitText(name, usual),
      template: template === null ? '' : limitText(name, template),
      least: limitText(name, least),
      most: limitText(name, most),
    })
  if (reason.trim() === '') return say('reasonMissing')
  if (value < least || value > most || (!rule.share && !Number.isInteger(value)))
    return say(rule.share ? 'shareRange' : 'numberRange')
  if (rule.protects && isLooser(rule, value, usual)) return say('looserThanUsual')
  return template !== null && isLooser(rule, value, template) ? say('looserThanTemplate') : null
}

export interface LimitSources {
  readonly usual: GateLimits
  readonly own: readonly OwnLimit[]
  /** The strictest of the templates, over the usual ones. */
  readonly templates: GateLimits
  /** What the checks use. */
  readonly used: GateLimits
}

export function limitViews({ usual, own, templates, used }: LimitSources): LimitView[] {
  return LIMIT_NAMES.map(name => {
    const { share: isShare, stricter, protects } = LIMIT_RULES[name]
    const asked = limitOf(templates, name)
    return {
      name,
      share: isShare,
      stricter,
      protects,
      usual: limitOf(usual, name),
      template: asked === limitOf(usual, name) ? null : asked,
      own: own.find(one => one.name === name) ?? null,
      used: limitOf(used, name),
    }
  })
}

/** Those of the body's own that count and differ from the usual ones. */
export function changedLimits(usual: GateLimits, used: GateLimits, own: readonly OwnLimit[]): ChangedLimit[] {
  return own
    .filter(({ name, value }) => value === limitOf(used, name) && value !== limitOf(usual, name))
    .map(({ name, value, reason }) => ({ name, value, reason, usual: limitOf(usual, name) }))
}
