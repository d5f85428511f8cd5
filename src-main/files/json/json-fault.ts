// The one error the JSON parser throws, with the reason as a word.
// Knows no files: open-json.ts turns it into an error about one.

export type JsonFault = 'jsonMalformed' | 'jsonTruncated' | 'jsonDepth' | 'jsonRecord'

export class JsonFaultError extends Error {
  readonly fault: JsonFault

  constructor(fault: JsonFault) {
    super(fault)
    this.name = 'JsonFaultError'
    this.fault = fault
  }
}
