// ln Γ and ψ for positive arguments, to about 1e-13.
// Nothing else: the estimates of a population need no more.

/** Asymptotic series are exact enough from here on. */
const FAR = 12

/** ln Γ(x), x > 0: recurrence up to 12, then Stirling's series (Abramowitz and Stegun 6.1.41). */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < FAR) {
    shift += Math.log(at)
    at += 1
  }
  const inverse = 1 / at
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** ψ(x) = d ln Γ(x)/dx, x > 0 (Abramowitz and Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0
  let at = x
  while (at < FAR) {
    shift += 1 / at
    at += 1
  }
  const square = 1 / (at * at)
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  return Math.log(at) - 0.5 / at - series - shift
}
