// Where the files of an interface stand in a package.
// Decides names only.

export const OPENAPI_PATH = 'interface/openapi.json'
export const SAMPLE_PATH = 'interface/sample.json'
