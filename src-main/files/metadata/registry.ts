// All metadata exports of a package beside its own catalogue.json.
// An export is a file beside this one and a line here.
import { csvw } from './csvw.ts'
import { dataPackage } from './data-package.ts'
import { dcat } from './dcat.ts'
import type { MetadataExport } from './metadata.ts'

export const METADATA_EXPORTS: readonly MetadataExport[] = [csvw, dataPackage, dcat]
