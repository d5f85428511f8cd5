// Noise with stated bounds: Laplace or Gaussian, cut off so that no value moves farther than the bound.
// Draws from the stream it is given; a bound takes the pure guarantee of differential privacy away, and nothing here claims it.
import type { KeyedStream } from '../ciphers/keyed-stream.ts'

export const NOISES = ['laplace', 'gaussian'] as const
export type Noise = (typeof NOISES)[number]

/** Inverse distribution of a Laplace of scale b, drawn again while it lies outside. deidentification formulas: x = −b·sgn(u)·ln(1−2|u|). */
function laplace(stream: KeyedStream, scale: number): number {
  const u = stream.unit() - 0.5
  return -scale * Math.sign(u) * Math.log(1 - 2 * Math.abs(u))
}

/** Box–Muller (1958); 1 − u is never 0. */
function gaussian(stream: KeyedStream, scale: number): number {
  return scale * Math.sqrt(-2 * Math.log(1 - stream.unit())) * Math.cos(2 * Math.PI * stream.unit())
}

/** `scale`: b of the Laplace, standard deviation of the Gaussian distribution; `bound` ≥ `scale`, in the value's unit. |noise| ≤ bound. */
export function boundedNoise(stream: KeyedStream, noise: Noise, scale: number, bound: number): number {
  for (;;) {
    const drawn = noise === 'laplace' ? laplace(stream, scale) : gaussian(stream, scale)
    if (Math.abs(drawn) <= bound) return drawn
  }
}
