// 开放清单: what is opened, in which form and rhythm, one line per item (2020 要点 二2, 细则第十一条).
// Says nothing about treatment.
import {
  domainLabels,
  formatLabels,
  openAttributeLabels,
  openFormLabels,
  resourceKindLabels,
} from '../../../contract/text/zh-CN/catalogue.ts'
import { documentNames, officialTexts } from '../../../contract/text/zh-CN/official-documents.ts'
import { conditionsText, cycleText } from '../catalogue-form.ts'
import { type DocumentModule, writeHead } from '../document.ts'
import { sealWords } from '../layout.ts'

const texts = officialTexts.openingList
const WIDTHS = [5, 12, 13, 20, 22, 8, 8, 24, 12, 8, 8, 9, 9, 23, 9]

export const openingList: DocumentModule = facts => {
  const { catalogue } = facts
  const { openAttribute, resourceKind, openForm } = catalogue
  const row = [
    '1',
    catalogue.publisher.name,
    catalogue.title,
    catalogue.description,
    catalogue.fields.map(field => field.label).join('、'),
    openFormLabels[openForm],
    openAttribute === null ? '' : openAttributeLabels[openAttribute],
    conditionsText(catalogue),
    // One to a line: the column is narrow, and a name must not be broken.
    catalogue.formats.map(format => formatLabels[format]).join('\n'),
    resourceKind === null ? '' : resourceKindLabels[resourceKind],
    cycleText(catalogue),
    catalogue.releaseDate,
    catalogue.domains.map(domain => domainLabels[domain]).join('、'),
    catalogue.contact,
    openForm === 'DOWNLOAD' ? '' : texts.interfaceRemark,
  ]
  return [
    {
      name: documentNames.openingList,
      widths: WIDTHS,
      landscape: true,
      write(form) {
        writeHead(form, texts.title, facts)
        form.table(texts.columns, [row], { centred: [0, 5, 6, 8, 9, 10, 11] })
        form.note(texts.basis)
        form.seals(sealWords([officialTexts.seal, officialTexts.leader, officialTexts.filledBy], facts.layout))
      },
    },
  ]
}
