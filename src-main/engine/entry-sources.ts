// Entries that a catalogue entry can be copied from: its own earlier versions, and those of other datasets.
// Changes nothing.
import type { Catalogue, EntrySource } from '../contract/catalogue.ts'
import { OpenprepError } from '../contract/errors.ts'
import { fill } from '../contract/text/describe-error.ts'
import { copyRefusals } from '../contract/text/zh-CN/catalogue-proposals.ts'
import { matchingFields } from '../core/catalogue/copy-entry.ts'
import type { Services } from './handler.ts'

export function entrySources({ folder }: Services, datasetId: string): EntrySource[] {
  const { name } = folder.datasets.get(datasetId)
  const { fields } = folder.catalogues.get(datasetId)
  const own = folder.entryVersions
    .list(datasetId)
    .map(({ no, at, catalogue }) => ({
      datasetId,
      title: catalogue.title || name,
      versionNo: no,
      at,
      matching: matchingFields(fields, catalogue.fields),
    }))
    .reverse()
  const others = folder.datasets
    .list()
    .filter(({ id }) => id !== datasetId)
    .flatMap(other => {
      const entry = folder.catalogues.find(other.id)
      if (entry === null) return []
      const matching = matchingFields(fields, entry.fields)
      return [{ datasetId: other.id, title: entry.title || other.name, versionNo: null, at: '', matching }]
    })
    .sort((a, b) => b.matching - a.matching)
  return [...own, ...others]
}

/** Throws DATASET_NOT_FOUND, and OPTION_INVALID where there is no such version or the entry itself is meant. */
export function entryToCopy(
  { folder }: Services,
  datasetId: string,
  from: { datasetId: string; versionNo: number | null },
): Catalogue {
  const refuse = (reason: string) =>
    new OpenprepError('OPTION_INVALID', { option: 'from', value: String(from.versionNo ?? ''), reason })
  folder.datasets.get(from.datasetId)
  if (from.versionNo === null) {
    if (from.datasetId === datasetId) throw refuse(copyRefusals.self)
    return folder.catalogues.get(from.datasetId)
  }
  const version = folder.entryVersions.list(from.datasetId).find(({ no }) => no === from.versionNo)
  if (version === undefined) throw refuse(fill(copyRefusals.version, { no: from.versionNo ?? 0 }))
  return version.catalogue
}
