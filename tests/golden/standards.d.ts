// Types of the programs of others that read our packages in tests; they bring none of their own.
// Declares only what the tests use.
declare module 'datapackage' {
  interface Resource {
    readonly name: string
    readonly descriptor: { readonly format: string; readonly path: string; readonly schema?: object }
    read(options: { keyed: boolean; cast: boolean }): Promise<Record<string, unknown>[]>
  }
  interface PackageOfOthers {
    readonly valid: boolean
    readonly errors: readonly Error[]
    readonly resources: readonly Resource[]
  }
  export const Package: {
    load(descriptor: string | object, options?: { strict?: boolean; basePath?: string }): Promise<PackageOfOthers>
  }
}

declare module 'jsonld' {
  interface Term {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    readonly value: string
    readonly language?: string
    readonly datatype?: { readonly value: string }
  }
  export interface Statement {
    readonly subject: Term
    readonly predicate: Term
    readonly object: Term
  }
  const jsonld: {
    toRDF(
      document: object,
      options: { base: string; documentLoader(url: string): Promise<{ document: object; documentUrl: string }> },
    ): Promise<Statement[]>
  }
  export default jsonld
}

declare module 'rdf-parser-csvw' {
  import type { Readable } from 'node:stream'
  import type { Statement } from 'jsonld'
  /** The part of an RDF/JS dataset that the parser asks for. */
  export interface Statements extends Iterable<Statement> {
    readonly size: number
    match(subject: unknown, predicate: unknown, object: unknown): Statements
  }
  export default class Parser {
    constructor(options: { metadata: Statements; baseIRI: string; timezone: string })
    import(input: Readable): AsyncIterable<Statement>
  }
}
