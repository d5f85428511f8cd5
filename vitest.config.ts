import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 120_000, hookTimeout: 120_000, pool: 'forks' as const }

// `pure` runs under two time zones; `store` needs no second one and starts processes of its own.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: ['tests/{unit,golden}/**/*.test.ts'] } },
      { test: { ...shared, name: 'store', include: ['tests/store/**/*.test.ts'] } },
      { test: { ...shared, name: 'reading', include: ['tests/{fuzz,differential,bench}/**/*.test.ts'] } },
    ],
  },
})
