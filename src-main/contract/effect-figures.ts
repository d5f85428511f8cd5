// The figures of the four levels of effect of de-identification (GB/T 42460-2023): thresholds of a group's risk and chances of an attempt.
// Data of the bureau, printed with their source and version wherever they are used.
import { z } from 'zod'

const Chance = z.number().min(0).max(1)
const ByGradation = z.object({ low: Chance, mid: Chance, high: Chance })
const ReleaseFigures = z.object({
  name: z.string(),
  openAttribute: z.string(),
  /** Risk of a group above which a release of that kind fails; the least group is ⌈1 ÷ threshold⌉. */
  threshold: z.number().min(0.0001).max(1),
})

export const EffectFiguresSchema = z.object({
  title: z.string(),
  version: z.string().min(1).max(60),
  standard: z.string(),
  source: z.string(),
  releases: z.object({ public: ReleaseFigures, controlled: ReleaseFigures, enclave: ReleaseFigures }),
  /** By the recipient's control, then by its ability. */
  insider: z.object({ high: ByGradation, mid: ByGradation, low: ByGradation }),
  /** By the recipient's security ability. */
  breach: ByGradation,
})
export type EffectFigures = z.output<typeof EffectFiguresSchema>
