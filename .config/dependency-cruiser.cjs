// The arrows of the architecture, as rules. What a rule means stands in its comment, which is what one reads when it fails.

const TESTS = '\\.(test|fixture)\\.ts$|/conformance/|/bench/|^demo/test/';
const PURE = '^packages/(contract|figures|xapi|oai-pmh|retention)/src';
const BROWSER = '^packages/(figures|elements|tracker)/src';
const STORES = '^packages/store[^/]*/src';
/** What builds may use the tools of the root. */
const BUILD = '^packages/[^/]+/(plotly/|[^/]+\\.config\\.mjs$)|^demo/build';
const ENTRIES = [
  '^packages/[^/]+/src/index\\.ts$',
  '^packages/[^/]+/(bench|plotly)/',
  '^packages/[^/]+/[^/]+\\.config\\.mjs$',
  '^packages/contract/src/schema/index\\.ts$',
  '^packages/elements/src/define/',
  '^packages/store-duckdb/src/worker/main\\.ts$',
  '^server/(bin|bench)/',
  '^server/src/(app|main)\\.ts$',
  '^demo/(build\\.mjs|assets/|bench/|test/|src/)',
];

/** `type-only` imports are gone at run time; these rules are about what is really loaded. */
const loaded = { dependencyTypesNot: ['type-only'] };

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other when they run are one concept, or there is a third one between them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: loaded },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file: it is left over, or an entry that the list above should name.',
      severity: 'error',
      from: { orphan: true, pathNot: [TESTS, ...ENTRIES] },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere: a typo, or a dependency that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'dependencies-are-declared',
      comment: 'A package imports only what its own package.json names.',
      severity: 'error',
      from: { path: '^(packages|server|demo)/', pathNot: BUILD },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-tools-at-run-time',
      comment: 'Code that ships must not need a devDependency.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/|^server/src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], ...loaded },
    },
    {
      name: 'packages-through-their-entry',
      comment: 'Another package is reached through its exports, never by a path into its folder.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|server|demo)/' },
      to: { path: '^(packages/[^/]+|server|demo)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'contract-imports-nothing-of-ours',
      comment: 'Everything may import the contract, so the contract imports nothing.',
      severity: 'error',
      from: { path: '^packages/contract/src' },
      to: { path: '^(packages/(?!contract/)|server/|demo/)' },
    },
    {
      name: 'contract-is-types-and-constants',
      comment:
        'What a browser imports from the contract loads no npm package and no schema: types of them at most.',
      severity: 'error',
      from: { path: '^packages/contract/src/(?!schema/)', pathNot: TESTS },
      to: { path: '^packages/contract/src/schema/|node_modules', ...loaded },
    },
    {
      name: 'schemas-stay-in-the-service',
      comment:
        'No zod and no Temporal in a browser: elements, figures and tracker take the contract, not its schemas.',
      severity: 'error',
      from: { path: BROWSER, pathNot: TESTS },
      to: {
        path: '^packages/contract/src/schema/|node_modules/(zod|@hono|hono|temporal-polyfill|@js-temporal)/',
        ...loaded,
      },
    },
    {
      name: 'figures-import-the-contract-only',
      comment:
        'Figures are meaning and geometry: of ours they know the contract, and nothing of DOM libraries.',
      severity: 'error',
      from: { path: '^packages/figures/src', pathNot: TESTS },
      to: { path: '^packages/(?!contract/|figures/)|^server/|^demo/|node_modules/(lit|plotly)', ...loaded },
    },
    {
      name: 'pure-packages-know-no-node',
      comment:
        'Pure packages run anywhere: no Node built-in. (That they know no DOM, their tsconfig sees to.)',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'elements-know-figures-and-contract',
      comment:
        'Elements never know a store, Opencast or the service: everything they show comes through the HTTP contract.',
      severity: 'error',
      from: { path: '^packages/elements/src', pathNot: TESTS },
      to: { path: '^packages/(?!contract/|figures/|elements/)|^server/|^demo/' },
    },
    {
      name: 'elements-know-no-node',
      comment: 'Elements run in a browser.',
      severity: 'error',
      from: { path: '^packages/(elements|tracker)/src', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-file-imports-plotly',
      comment: 'Plotly is an engine behind one file; everybody else speaks Figure and Scene.',
      severity: 'error',
      from: {
        path: '^(packages|server|demo)/',
        pathNot: ['^packages/elements/(src/explore/plotly\\.ts$|plotly/)', TESTS],
      },
      to: { path: 'node_modules/plotly', ...loaded },
    },
    {
      name: 'stores-know-no-http-server',
      comment: 'A store answers a port. Who asks, and over which protocol, is not its business.',
      severity: 'error',
      from: { path: STORES },
      to: { path: '^server/|^demo/|^packages/(opencast|elements|figures)/|node_modules/(hono|@hono)/' },
    },
    {
      name: 'the-port-knows-no-engine',
      comment: 'packages/store is the port and the reference; engines import it, not the other way round.',
      severity: 'error',
      from: { path: '^packages/store/src' },
      to: { path: '^packages/store-' },
    },
    {
      name: 'opencast-knows-the-contract-only',
      comment: 'The Opencast client and its fake stand alone.',
      severity: 'error',
      from: { path: '^packages/opencast/src' },
      to: { path: '^packages/(?!contract/|opencast/)|^server/|^demo/' },
    },
    {
      name: 'nothing-imports-server-or-demo',
      comment: 'The service and the demo are ends, nobody builds on them.',
      severity: 'error',
      from: { path: '^packages/', pathNot: TESTS },
      to: { path: '^(server|demo)/' },
    },
    {
      name: 'the-demo-is-a-customer',
      comment:
        'The demo uses the built embed script like any customer; of our packages it may know the contract.',
      severity: 'error',
      from: { path: '^demo/src' },
      to: { path: '^packages/(?!contract/)|^server/' },
    },
    {
      name: 'one-composition-root',
      comment:
        'Only main.ts and the commands it starts build adapters; the rest of the service is given them.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/(main\\.ts$|commands/)', TESTS] },
      to: { path: '^packages/store-', ...loaded },
    },
    {
      name: 'only-the-root-knows-the-configuration',
      comment: 'createApp and its routes are given what they need; they never read the configuration.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/(main\\.ts$|commands/|config/)', TESTS] },
      to: { path: '^server/src/config/', ...loaded },
    },
    {
      name: 'heavy-adapters-come-late',
      comment:
        'A site without DuckDB must not load DuckDB: main.ts and the commands import engines dynamically.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: TESTS },
      to: { path: '^packages/store-', dependencyTypesNot: ['type-only', 'dynamic-import'], dynamic: false },
    },
    {
      name: 'folders-say-what-they-do',
      comment:
        'No utils, common, helpers or types: a helper lives below its one user or in a file with a name.',
      severity: 'error',
      from: { path: '/(utils?|common|helpers?|types)/[^/]+\\.[cm]?[jt]s$' },
      to: {},
    },
    {
      name: 'folders-say-what-they-do',
      comment:
        'No utils, common, helpers or types: a helper lives below its one user or in a file with a name.',
      severity: 'error',
      from: { path: '^(packages|server|demo)/' },
      to: { path: '^(packages|server|demo)/(?!.*(node_modules|/dist/)).*/(utils?|common|helpers?|types)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['production', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.cjs'],
    },
    skipAnalysisNotInRules: true,
  },
};
