// Where SheetJS and LibreOffice read workbooks of the collection differently, and why ours is right or at least meant.
// Counted, so that a reason cannot hide more than it says.

interface ExplainedFixture {
  difference: RegExp
  /** Cells; a pair where what is calculated anew may come out as the file has it. */
  count: number | readonly [least: number, most: number]
  reason: string
}

const BOOLEAN = {
  difference: /"boolean".* instead of \["number",[01]\]$/,
  reason: 'LibreOffice keeps TRUE and FALSE as numbers with a format',
}
const NEGATIVE = {
  difference: /\{"text":"-[\d.]+","type":"number".* instead of \["(?:date|text)",/,
  reason:
    'a negative serial is no date in the 1900 system: spreadsheets show ####, and we keep the number; LibreOffice counts backwards',
}
const EARLY = {
  difference: /"raw":"(?:[0-5]?\d|60)(?:\.\d+)?".* instead of \["date","1(?:899-12|900-0[12])-\d\d/,
  reason: 'LibreOffice has no 1900-02-29, so its days before 1900-03-01 are one off from what Excel shows',
}
const ANEW = 'LibreOffice calculates anew; the file holds what we read'

export const EXPLAINED_FIXTURES: Readonly<
  Record<string, Partial<Record<'sheetjs' | 'libreoffice', readonly ExplainedFixture[]>>>
> = {
  'calamine__any_sheets.xlsx': {
    sheetjs: [{ difference: /^Chart is a sheet we do not have$/, count: 1, reason: 'a chart sheet holds no cells' }],
    libreoffice: [
      { difference: /^Chart is a sheet we do not have$/, count: 1, reason: 'a chart sheet holds no cells' },
    ],
  },
  'calamine__errors.xlsx': {
    libreoffice: [
      {
        difference: /"error","formula":true\} instead of \["error"/,
        count: 4,
        reason: 'LibreOffice knows fewer errors and calculates others',
      },
    ],
  },
  'calamine__has_x000D_.xlsx': {
    libreoffice: [
      { difference: /"ABC\\r\\nDEF"/, count: 1, reason: 'LibreOffice makes one line end of the two characters' },
    ],
  },
  'calamine__inlineStr_with_value.xlsx': {
    libreoffice: [
      {
        difference: /!D2 "1\." instead of undefined$/,
        count: 1,
        reason: 'the cell lies under a merged one; LibreOffice drops it',
      },
    ],
  },
  'calamine__issues.xlsx': { libreoffice: [{ ...BOOLEAN, count: 2 }] },
  'poi__DateFormatTests.xlsx': {
    libreoffice: [
      {
        difference: /06\.009".* instead of \["date","2003-02-01 04:05:06\.010"\]$/,
        count: 20,
        reason: 'LibreOffice rounds to hundredths of a second',
      },
    ],
  },
  'poi__SimpleStrict.xlsx': {
    sheetjs: [
      {
        difference: /"1990-01-01","type":"date"\} instead of \["serial",32874\]$/,
        count: 1,
        reason: 'a date stored as ISO text; SheetJS makes a serial of it',
      },
    ],
  },
  'readxl__deaths.xlsx': { libreoffice: [{ ...BOOLEAN, count: 20 }] },
  'readxl__missing-v-node-xlsx.xlsx': {
    libreoffice: [
      { difference: /!C2 nothing instead of \["number",3\]$/, count: 1, reason: `${ANEW}: nothing, and we warn` },
    ],
  },
  'sheetjs__1900.xlsx': { libreoffice: [{ ...EARLY, count: 2 }] },
  'sheetjs__crlf.xlsx': {
    libreoffice: [
      { difference: /_x000D_/, count: 1, reason: 'LibreOffice leaves escapes in place in calculated texts' },
    ],
  },
  'sheetjs__fn.xlsx': { libreoffice: [{ difference: /!C3 /, count: 1, reason: ANEW }] },
  'sheetjs__number_format.xlsm': {
    libreoffice: [
      { ...BOOLEAN, count: 27 },
      { ...NEGATIVE, count: 136 },
      { ...EARLY, count: 38 },
      {
        difference: /^ImpliedNegative!D\d+ \{"text":"",.* instead of \["error"/,
        count: 10,
        reason: `${ANEW}: results of a macro`,
      },
    ],
  },
  'sheetjs__LONumbers.xlsx': {
    libreoffice: [
      { ...NEGATIVE, count: 88 },
      { ...EARLY, count: 22 },
      { difference: /^Sheet1![BDFHJ]2[01] /, count: 10, reason: 'HH[M] is void, Excel shows General' },
      { difference: /^Sheet1![C-J]38 \{"text":"",/, count: 8, reason: ANEW },
    ],
  },
  'sheetjs__formula_stress_test.xlsx': {
    libreoffice: [
      { ...BOOLEAN, count: 54 },
      { ...EARLY, count: 1 },
      { difference: /^Database!/, count: 89, reason: 'LibreOffice lays its pivot tables out anew' },
      { difference: /^(?:Date|Engineering|Information|Math|Text)!\S+ .*"formula":true/, count: [8, 10], reason: ANEW },
    ],
  },
}
