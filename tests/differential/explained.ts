// Where generated workbooks are read differently by other readers, and why ours is right or at least meant.
// A reason that covers nothing in the long run has gone and must go from here too.
import type { OracleName } from './oracles.ts'

export interface Explained {
  oracle: OracleName
  /** Matches a line of differencesOf. */
  difference: RegExp
  reason: string
}

const COVERED =
  'the cell lies under a merged one: it is stored, so we keep it (hidden values are a risk worth seeing); these readers drop it'

export const EXPLAINED: readonly Explained[] = [
  {
    oracle: 'sheetjs',
    difference: /"?_x0041_"?.* instead of \["text","A"\]$/,
    reason:
      '_x005F_ stands for an underscore (ECMA-376 22.9.2.19), so _x005F_x0041_ is the text _x0041_; it is unescaped twice',
  },
  {
    oracle: 'openpyxl',
    difference: / instead of \["text","_x005F_x0041_"\]$/,
    reason: 'openpyxl leaves _xHHHH_ escapes in place',
  },
  { oracle: 'openpyxl', difference: /![BC][23] .* instead of undefined$/, reason: COVERED },
  {
    oracle: 'openpyxl',
    difference: /"1900-02-29.*"raw":"60".* instead of \["date","1900-02-28"\]$/,
    reason: 'serial 60 is 1900-02-29 in every spreadsheet of this date system; openpyxl gives the day before',
  },
  {
    oracle: 'openpyxl',
    difference: /\{"text":"2958465",.* instead of \["error","#VALUE!"\]$/,
    reason: 'the day lies beyond 9999 in the 1904 system: spreadsheets show ####, and we keep the number',
  },
  {
    oracle: 'libreoffice',
    difference: /"boolean".* instead of \["number",[01]\]$/,
    reason: 'LibreOffice keeps TRUE and FALSE as numbers with a format',
  },
  {
    oracle: 'libreoffice',
    difference: / instead of \["text","_x005F_x0041_"\]$/,
    reason: 'LibreOffice leaves escapes in place in calculated and inline texts',
  },
  {
    oracle: 'libreoffice',
    difference:
      /(?:" 前后有空 "| "\\t制表"|"text":" 前后有空 "|"text":"\\t制表").* instead of \["text","\s*(?:前后有空\s*|制表)"\]$/,
    reason: 'LibreOffice loses tabs and blanks at the ends of formatted and calculated texts when it writes them',
  },
  { oracle: 'libreoffice', difference: /![BC][23] .* instead of undefined$/, reason: COVERED },
  {
    oracle: 'libreoffice',
    difference: /"raw":"(?:[0-5]?\d|60)(?:\.\d+)?".* instead of \["date","1(?:899-12|900-0[12])-\d\d/,
    reason: 'LibreOffice has no 1900-02-29, so its days before 1900-03-01 are one off from what Excel shows',
  },
  {
    oracle: 'libreoffice',
    difference: /\{"text":"2958465",.* instead of \["(?:date|text|number)",/,
    reason: 'the day lies beyond 9999 in the 1904 system: Excel shows ####; LibreOffice counts on',
  },
]
