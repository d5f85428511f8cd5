// The colours of the window, light and dark: the one list from which the kit, the grid, the charts and the style sheet take theirs.
// Meaning first: green = done, amber = look here, red = wrong, blue = where you are. No other colour carries meaning.

export interface Palette {
  readonly primary: string
  readonly primarySoft: string
  readonly text: string
  readonly textMuted: string
  readonly textFaint: string
  readonly page: string
  readonly panel: string
  readonly raised: string
  readonly sunken: string
  readonly line: string
  readonly lineSoft: string
  readonly hover: string
  readonly good: string
  readonly goodSoft: string
  readonly warn: string
  readonly warnSoft: string
  readonly warnLine: string
  readonly bad: string
  readonly badSoft: string
  readonly badLine: string
  readonly changed: string
  readonly empty: string
}

export const LIGHT: Palette = {
  primary: '#2456a6',
  primarySoft: '#e8eff9',
  text: '#1b2330',
  textMuted: '#566173',
  textFaint: '#606b7d',
  page: '#f5f7f9',
  panel: '#ffffff',
  raised: '#ffffff',
  sunken: '#f0f3f6',
  line: '#dde2e8',
  lineSoft: '#ebeef2',
  hover: '#f3f6fa',
  good: '#2b7a4b',
  goodSoft: '#e4f3ea',
  warn: '#935706',
  warnSoft: '#fdf1dc',
  warnLine: '#f0dcb4',
  bad: '#b8322a',
  badSoft: '#fbe7e5',
  badLine: '#efc9c5',
  changed: '#e3f0e6',
  empty: '#cdd4dd',
}

export const DARK: Palette = {
  primary: '#83aeee',
  primarySoft: '#22324b',
  text: '#e4e8ee',
  textMuted: '#a3adbb',
  textFaint: '#929cab',
  page: '#14181e',
  panel: '#1b2028',
  raised: '#222833',
  sunken: '#161b22',
  line: '#333b47',
  lineSoft: '#29303b',
  hover: '#232a35',
  good: '#6cc08b',
  goodSoft: '#1d3428',
  warn: '#e0ab55',
  warnSoft: '#3a2e18',
  warnLine: '#57441f',
  bad: '#ee8a80',
  badSoft: '#432522',
  badLine: '#64322d',
  changed: '#20382a',
  empty: '#48525f',
}

/** `primarySoft` → `--op-primary-soft`, for the style sheets. */
export function paletteVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).map(([name, value]) => [
      `--op-${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
      String(value),
    ]),
  )
}
