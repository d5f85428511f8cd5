// Leads the store's sealing to one that seals nothing, in this process and its workers. For `node --import`.
// Changes nothing else.
import { registerHooks } from 'node:module'

const UNSEALED = new URL('./unsealed.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const ours = context.parentURL === UNSEALED
    return found.url.endsWith('/src-main/store/protection/sealing.ts') && !ours ? { ...found, url: UNSEALED } : found
  },
})
