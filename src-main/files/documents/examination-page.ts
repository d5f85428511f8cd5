// The examination report as one page that stands alone: no script, no link, no font from elsewhere; made to be printed.
// What it says is in examination-report; here it only gets its form.
import { DIMENSIONS, tableQuality } from '../../contract/quality.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { examinationTexts as texts } from '../../contract/text/zh-CN/examination.ts'
import { percent } from './document.ts'
import { type ExaminationFacts, examinationSections, type ReportSection } from './examination-report.ts'

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
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .note { color: #566173; margin: 8px 0 0; }
  @media print { body { margin: 0; padding: 0; max-width: none; } }
`

export function examinationPage(facts: ExaminationFacts): string {
  const about = `${facts.dataset}　　${fill(texts.madeOn, { date: facts.date })}`
  const sections = examinationSections(facts).map(sectionHtml).join('')
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    // A page opened by hand must not fetch anything either.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(texts.title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(texts.title)}</h1><p class="about">${escaped(about)}</p>`,
    figuresHtml(facts),
    sections,
    `<p class="note">${escaped(texts.noValues)}</p></body></html>`,
  ].join('\n')
}

function figuresHtml({ profile, timeliness }: ExaminationFacts): string {
  const shares = tableQuality(profile, timeliness)
  const figures = DIMENSIONS.map(dimension => {
    const share = shares[dimension]
    const known = share !== null && share.whole > 0
    const value = known ? percent(share.part / share.whole) : texts.notYet
    const bar = known ? `<div class="bar"><i style="width:${value}"></i></div>` : ''
    return `<div><span>${escaped(texts.dimensions[dimension][0])}</span><strong>${escaped(value)}</strong>${bar}</div>`
  })
  return `<div class="figures">${figures.join('')}</div>`
}

function sectionHtml({ title, header, rows, none, note }: ReportSection): string {
  const head = `<h2>${escaped(title)}</h2>`
  if (rows.length === 0) return `${head}<p class="note">${escaped(none)}</p>`
  const cells = (tag: 'th' | 'td', texts: readonly string[]) =>
    texts.map(text => `<${tag}>${escaped(text)}</${tag}>`).join('')
  const body = rows.map(row => `<tr>${cells('td', row)}</tr>`).join('\n')
  const below = note === undefined ? '' : `<p class="note">${escaped(note)}</p>`
  return `${head}<table><thead><tr>${cells('th', header)}</tr></thead><tbody>${body}</tbody></table>${below}`
}

/** Names of columns and reasons come from files and persons. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
