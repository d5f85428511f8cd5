// The limits of the gates as data, and the words that conditions of opening should not have.
// Judges nothing.
import words from '../../../resources/gates/discriminating-words.json' with { type: 'json' }
import limits from '../../../resources/gates/limits.json' with { type: 'json' }

export type GateLimits = typeof limits

/** Shares are 0–1. */
export const GATE_LIMITS: GateLimits = limits
export const DISCRIMINATING_WORDS: readonly string[] = words.words
