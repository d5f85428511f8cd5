// All kinds of targets.
// Holds no kind itself.
import type { TargetKind } from '../../../contract/bureau-ledger.ts'
import { apiCount } from './api-count.ts'
import { apiShare } from './api-share.ts'
import { countPerBody } from './count-per-body.ts'
import { cumulativeCount } from './cumulative-count.ts'
import { domainCoverage } from './domain-coverage.ts'
import { governedRate } from './governed-rate.ts'
import { growth } from './growth.ts'
import { machineReadableRate } from './machine-readable-rate.ts'
import { openRate } from './open-rate.ts'
import type { TargetKindModule } from './target-kind.ts'
import { timelyRate } from './timely-rate.ts'

export const targetKinds = {
  cumulativeCount,
  countPerBody,
  growth,
  apiCount,
  apiShare,
  openRate,
  machineReadableRate,
  domainCoverage,
  timelyRate,
  governedRate,
} as const satisfies Record<TargetKind, TargetKindModule>
