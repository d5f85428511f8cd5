// Check: what the manifest claims of groups and sensitive columns is counted again from the CSV of the package.
// Trusts no figure but its own. Memory: 20 bytes a row while it works, 8 per sensitive column.
import type { Manifest } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { createExactCoder, type ExactCoder } from '../../core/deidentification/risk/exact-column.ts'
import { measureRisk } from '../../core/deidentification/risk/measure-risk.ts'
import { privacyClaim } from '../../core/deidentification/risk/privacy-claim.ts'
import { ReleaseClassifier } from '../../core/deidentification/risk/release-classes.ts'
import { prepareSensitive } from '../../core/deidentification/risk/sensitive-column.ts'
import { brokenPromises } from '../../core/gates/protected-values.ts'
import { unitsOfColumn } from '../../core/table/column-units.ts'
import { packageRecords } from './check-data.ts'
import type { Container } from './container-reader.ts'
import type { Check } from './verify-package.ts'

export async function checkPrivacy(container: Container, manifest: Manifest, signal?: AbortSignal): Promise<Check> {
  const texts = verifyTexts.privacy
  const claim = manifest.privacy
  if (claim === undefined) return { id: 'privacy', ok: true, detail: texts.none }
  const found = await countedClaim(container, manifest, signal)
  const ok = found !== null && JSON.stringify(found) === JSON.stringify(claim)
  const params = { columns: claim.quasiIdentifiers.join(verifyTexts.separator), claimed: claim.k.ownClass ?? 0 }
  const broken = brokenPromises(claim)
  // A draft may say honestly that something is not kept; what is to be released may not.
  if (ok && broken.length > 0)
    return {
      id: 'privacy',
      ok: !manifest.releasable,
      detail: fill(texts.broken, { ...params, broken: broken.join('；') }),
    }
  if (ok) return { id: 'privacy', ok, detail: fill(texts.ok, params) }
  const counted = found?.k.ownClass ?? 0
  return { id: 'privacy', ok, detail: found === null ? texts.missing : fill(texts.bad, { ...params, counted }) }
}

async function countedClaim(container: Container, manifest: Manifest, signal?: AbortSignal) {
  const { result, privacy } = manifest
  const quasi = privacy?.quasiIdentifiers ?? []
  const sensitive = privacy?.sensitive.map(({ column }) => column) ?? []
  const protections = privacy?.sensitive.flatMap(({ protection }) => protection ?? []) ?? []
  const wanted = [...quasi, ...sensitive]
  const places = wanted.map(column => result.columns.indexOf(column))
  if (places.includes(-1) || new Set(places).size !== places.length) return null
  const coders = wanted.map((_, at) => createExactCoder(new Uint32Array(result.rows), at >= quasi.length))
  const rows = await feed(container, manifest, places, coders, signal)
  if (rows !== result.rows) return null
  const columns = coders.map(coder => coder.finish())
  const classifier = new ReleaseClassifier(rows)
  for (const column of columns.slice(0, quasi.length)) classifier.add(column)
  const figures = measureRisk({
    quasiIdentifiers: quasi,
    classes: classifier.finish(),
    byColumn: [],
    sensitive: sensitive.map((column, at) => {
      const { codes, texts } = columns[quasi.length + at] ?? { codes: new Uint32Array(), texts: [] }
      const protection = protections.find(one => one.column === column)
      const { order, hierarchy: rule } = protection ?? {}
      return { column, codes: prepareSensitive({ column, codes, texts, order, rule }), protection }
    }),
    threshold: 1,
    codesOf: at => columns[at]?.codes ?? new Uint32Array(),
    rowNumberOf: row => row + 2,
  })
  return privacyClaim(figures, protections)
}

/** Answers the rows found; stops where there are more than the coders have room for. */
async function feed(
  container: Container,
  manifest: Manifest,
  places: readonly number[],
  coders: readonly ExactCoder[],
  signal?: AbortSignal,
): Promise<number> {
  let rows = 0
  for await (const records of packageRecords(container, manifest, signal)) {
    rows += records.length
    if (rows > manifest.result.rows) return rows
    for (const [at, coder] of coders.entries())
      coder.add(unitsOfColumn(records.map(record => record[places[at] ?? 0] ?? '')))
  }
  return rows
}
