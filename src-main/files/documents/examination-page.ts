// The examination report as one page that stands alone, made to be printed.
// What it says is in examination-report; here it only gets its form.
import { DIMENSIONS, tableQuality } from '../../contract/quality.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { examinationTexts as texts } from '../../contract/text/zh-CN/examination.ts'
import { percent } from './document.ts'
import { type ExaminationFacts, examinationSections } from './examination-report.ts'
import { escaped, sectionsPage } from './section-page.ts'

export function examinationPage(facts: ExaminationFacts): string {
  return sectionsPage({
    title: texts.title,
    about: `${facts.dataset}　　${fill(texts.madeOn, { date: facts.date })}`,
    sections: examinationSections(facts),
    lead: figuresHtml(facts),
    foot: texts.noValues,
  })
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
