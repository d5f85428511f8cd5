// What long work may say it is doing just now.
// Says nothing about how far it has come.

export const PROGRESS_STAGES = [
  'import',
  'import.hash',
  'import.open',
  'import.copy',
  'import.compare',
  'inspect',
  'profile',
  'relate',
  'find',
  'cluster',
  'survey',
  'arrange',
  'decide',
  'run',
  'write',
  'scan',
  'attack',
  'risk',
  'singleOut',
  'deidentify',
  'gates',
  'package',
  'verify',
  'audit.verify',
  'audit.export',
  'review.request',
  'review.open',
  'collect',
] as const
export type ProgressStage = (typeof PROGRESS_STAGES)[number]
