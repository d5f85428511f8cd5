// The floors of the house: a floor imports only lower floors, and the window imports nothing but the contract.
// The table below is the whole rule; tests/unit/layers.test.ts proves that breaking it fails.
const floors = [['contract'], ['core'], ['files', 'store'], ['jobs'], ['engine'], ['app', 'cli']]

const upward = floors
  .flatMap((names, height) =>
    names.map(name => ({
      name: `floor-${name}`,
      comment: `${name} may import only floors below it`,
      severity: 'error',
      from: { path: `^src-main/${name}/` },
      to: {
        path: `^src-main/(${floors
          .slice(height)
          .flat()
          .filter(other => other !== name)
          .join('|')})/`,
      },
    })),
  )
  .filter(rule => !rule.to.path.includes('()'))

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'main-not-to-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'renderer-only-contract',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/(?!contract/)' },
    },
    {
      name: 'core-is-pure',
      comment: 'core has no clock, randomness, fs, electron or sqlite; node:crypto hashing is allowed',
      severity: 'error',
      from: { path: '^src-main/(core|contract)/' },
      to: {
        path: [
          '^electron$',
          '^(node:)?(fs|path|os|child_process|worker_threads|net|http|https|fs/promises)$',
          'node_modules/(electron|better-sqlite3|electron-log)/',
        ],
      },
    },
    {
      name: 'kit-only-in-ui',
      comment: 'the component kit and the grid library are imported in one place',
      severity: 'error',
      from: { path: '^src-renderer/(?!ui/)' },
      to: { path: 'node_modules/(antd|@ant-design|ag-grid-community|ag-grid-react|echarts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
