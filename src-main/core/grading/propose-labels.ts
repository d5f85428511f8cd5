// Proposes 数据领域, 资源主题 and 业务条线 from the words in a table's name and headers.
// Must not look at values, and proposes nothing where the words do not agree: a person completes it.
import { z } from 'zod'
import list from '../../../resources/grading/labels.json' with { type: 'json' }
import { DOMAINS } from '../../contract/catalogue.ts'

const ListSchema = z.object({
  version: z.string(),
  labels: z.array(
    z.object({ domain: z.enum(DOMAINS), theme: z.string(), businessLine: z.string(), words: z.string() }),
  ),
})

const LABELS = ListSchema.parse(list).labels.map(({ words, ...label }) => ({ ...label, words: words.split(' ') }))

export interface ProposedLabels {
  domains: (typeof DOMAINS)[number][]
  theme: string
  businessLine: string
  /** The words that led there, the title's first. */
  words: string[]
}

const TITLE_WEIGHT = 3
/** A word of the title, or three headers. */
const ENOUGH = 3

/** Empty labels where nothing speaks clearly enough. `title` is the table's name, `columns` its headers. */
export function proposeLabels(title: string, columns: readonly string[]): ProposedLabels {
  const ranked = LABELS.map(label => ({ label, ...scoreOf(label.words, title.toLowerCase(), columns) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (best === undefined || best.score === second?.score) return { domains: [], theme: '', businessLine: '', words: [] }
  const { domain, theme, businessLine } = best.label
  return { domains: [domain], theme, businessLine, words: best.found }
}

function scoreOf(
  words: readonly string[],
  title: string,
  columns: readonly string[],
): { score: number; found: string[] } {
  const inTitle = words.filter(word => title.includes(word))
  const inColumns = words.filter(word => columns.some(name => name.toLowerCase().includes(word)))
  return { score: inTitle.length * TITLE_WEIGHT + inColumns.length, found: [...new Set([...inTitle, ...inColumns])] }
}
