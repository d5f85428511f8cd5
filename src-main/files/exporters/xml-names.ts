// Names of the fixed elements of an XML data file.
// Names of fields come from the catalogue.

export const ROOT_ELEMENT = 'dataset'
export const RECORD_ELEMENT = 'record'
