// The one text form of JSON files in a package, so that a verifier can compare bytes.
// Knows no schema.

/** Two blanks of indent, line feeds, a line feed at the end; key order as given. */
export function packageJson(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
