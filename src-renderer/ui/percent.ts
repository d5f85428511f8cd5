// How far a job is, in whole percent.
// Null where nobody can tell.

export function percentOf(progress: { done: number; total: number | null } | null): number | null {
  if (progress === null || progress.total === null || progress.total === 0) return null
  return Math.min(100, Math.floor((progress.done / progress.total) * 100))
}
