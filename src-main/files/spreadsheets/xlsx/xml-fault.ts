// What can be wrong with the XML of a workbook part, before it is known which file and part it was.
// Holds no text for people: open-parts.ts turns a fault into FILE_CORRUPT or FILE_HOSTILE.

export type XmlFault = 'doctype' | 'malformed' | 'unknownEntity' | 'tokenTooLong' | 'tooDeep'

export class XmlFaultError extends Error {
  readonly fault: XmlFault

  constructor(fault: XmlFault) {
    super(fault)
    this.name = 'XmlFaultError'
    this.fault = fault
  }
}
