// A report of titled tables as one page that stands alone: no script, no link, no font from elsewhere; made to be printed.
// Knows no report: what the sections say is theirs.

export interface ReportSection {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Instead of rows, when there are none. */
  readonly none: string
  readonly note?: string
  /** Columns of numbers, right-aligned. */
  readonly figures?: readonly number[]
  /** Sheet columns that each column of the table takes in a workbook. */
  readonly spans: readonly number[]
}

export const STYLE = `
  :root { color-scheme: light; }
  body { font-family: "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-size: 12px;
    line-height: 1.6; color: #1b2330; max-width: 960px; margin: 24px auto; padding: 0 24px; }
  h1 { font-size: 22px; margin: 0 0 2px; }
  .about { color: #566173; margin: 0 0 18px; }
  .figures { display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px; margin-bottom: 8px; }
  .figures div { border: 1px solid #dde2e8; border-radius: 6px; padding: 8px 12px; }
  .figures span { color: #566173; display: block; }
  .figures strong { font-size: 18px; font-variant-numeric: tabular-nums; }
  .bar { height: 4px; border-radius: 2px; background: #ebeef2; margin-top: 4px; overflow: hidden; }
  .bar i { display: block; height: 100%; background: #2b7a4b; }
  h2 { font-size: 15px; margin: 22px 0 8px; break-after: avoid; }
  table { border-collapse: collapse; width: 100%; table-layout: auto; }
  th, td { border: 1px solid #dde2e8; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums; }
  th { background: #f0f3f6; font-weight: 600; white-space: nowrap; }
  td.figure, th.figure { text-align: right; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .note { color: #566173; margin: 8px 0 0; }
  table.fixed { table-layout: fixed; }
  table.fixed td { line-break: strict; overflow-wrap: break-word; }
  @page { size: A4; margin: 15mm 15mm 18mm 18mm; }
  @media print { body { margin: 0; padding: 0; max-width: none; } }
`

export interface SectionsPage {
  readonly title: string
  readonly about: string
  readonly sections: readonly ReportSection[]
  /** HTML between the head and the first section; already escaped. */
  readonly lead: string
  /** A closing note; '' for none. */
  readonly foot: string
}

export function sectionsPage({ title, about, sections, lead, foot }: SectionsPage): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    // A page opened by hand must not fetch anything either.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p class="about">${escaped(about)}</p>`,
    lead,
    sections.map(sectionHtml).join(''),
    `${foot === '' ? '' : `<p class="note">${escaped(foot)}</p>`}</body></html>`,
  ].join('\n')
}

function sectionHtml({ title, header, rows, none, note, figures = [] }: ReportSection): string {
  const head = `<h2>${escaped(title)}</h2>`
  if (rows.length === 0) return `${head}<p class="note">${escaped(none)}</p>`
  const cells = (tag: 'th' | 'td', texts: readonly string[]) =>
    texts
      .map((text, at) => `<${tag}${figures.includes(at) ? ' class="figure"' : ''}>${escaped(text)}</${tag}>`)
      .join('')
  const body = rows.map(row => `<tr>${cells('td', row)}</tr>`).join('\n')
  const below = note === undefined ? '' : `<p class="note">${escaped(note)}</p>`
  return `${head}<table><thead><tr>${cells('th', header)}</tr></thead><tbody>${body}</tbody></table>${below}`
}

/** Names of columns and reasons come from files and persons. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
