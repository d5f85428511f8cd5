// Headers and footers of spreadsheets as a person reads them: the codes for places, fonts and fields taken away.
// Knows no file format. The codes: ECMA-376 part 1, 18.3.1.46.
const CODE = /&(?:[&LCRPNDTAFGZSXYEUBIOH+-]|"[^"]*"|K(?:[\dA-F]{6}|\d\d[+-]\d{3})|\d{1,3})/g

/** A blank stands for each code, so that a number behind one is seen as a number. */
export function withoutPageCodes(text: string): string {
  return text.replace(CODE, ' ').trim()
}
