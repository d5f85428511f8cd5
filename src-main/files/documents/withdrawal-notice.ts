// 撤回通知: what was taken back, why, and every package and recipient that has a copy (细则第二十三条, R62).
// Names recipients: it goes to them and stays out of packages.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { OpeningRecord } from '../../contract/opening.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { catalogueLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { registerWords } from '../../contract/text/zh-CN/registers.ts'
import type { DocumentPart } from './document-parts.ts'

const words = registerWords.withdrawal
const WIDTHS = [6, 28, 18, 34, 26]

/** `date` `YYYY-MM-DD`, printed. */
export function withdrawalNotice(
  catalogue: Pick<Catalogue, 'title' | 'identifier' | 'publisher' | 'contact'>,
  tombstone: NonNullable<OpeningRecord['tombstone']>,
  date: string,
): DocumentPart[] {
  const packages = tombstone.packages.map(({ file, sha256, builtAt, recipients }, at) => [
    String(at + 1),
    file.split(/[\\/]/).at(-1) ?? file,
    builtAt.slice(0, 16).replace('T', ' '),
    sha256,
    recipients.length === 0 ? words.nobody : recipients.join('、'),
  ])
  return [
    {
      name: words.sheet,
      widths: WIDTHS,
      landscape: true,
      write(form) {
        form.title(words.title)
        form.subtitle(fill(documentTexts.madeOn, { date }))
        form.field(catalogueLabels.title, catalogue.title, 2)
        form.field(catalogueLabels.identifier, catalogue.identifier, 2)
        form.field(catalogueLabels.publisher, catalogue.publisher.name, 2)
        form.field(words.date, tombstone.date, 2)
        form.field(words.person, tombstone.person, 2)
        form.field(words.reason, tombstone.reason, 2)
        form.field(catalogueLabels.contact, catalogue.contact, 2)
        form.section(words.affected)
        if (packages.length === 0) form.note(words.none)
        else form.table(words.columns, packages, { centred: [0, 2], repeat: true })
        form.paragraph(words.demand)
        form.note(words.basis)
        form.seals([words.seal])
      },
    },
  ]
}
