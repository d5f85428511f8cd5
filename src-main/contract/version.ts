// The application's version, as packages and documents print it.
// The one place that reads it.
import manifest from '../../package.json' with { type: 'json' }

export const VERSION: string = manifest.version
