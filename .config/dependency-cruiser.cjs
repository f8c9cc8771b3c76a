// The arrows of the architecture, as rules.

const TESTS = '\\.(test|fixture)\\.ts$|/conformance/|/bench/|^demo/test/';
const PURE =
  '^packages/(contract|figures|xapi|oai-pmh)/src|^packages/retention/src/(csv|report|plan|scenario)/';
const BROWSER = '^packages/(figures|elements|tracker)/src';
const STORES = '^packages/store[^/]*/src';
/** Whose data lies in DuckDB files, and what these share. */
const OWNERS_OF_FILES = '^packages/(duckdb|record|retention|store-duckdb)/';
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
  '^server/src/retention-desk/worker\\.ts$',
  '^demo/(build\\.mjs|assets/|bench/|test/|src/)',
];

/** `type-only` imports are gone at run time; these rules are about what is really loaded. */
const loaded = { dependencyTypesNot: ['type-only'] };

/** The comment is what one reads when the rule is broken. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const SAYING_NOTHING =
  'No utils, common, helpers or types: a helper lives below its one user or in a file with a name.';

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other when they run are one concept, or there is a third one between them.',
      {},
      { circular: true, viaOnly: loaded },
    ),
    rule(
      'no-orphans',
      'Nobody imports this file: it is left over, or an entry that the list above should name.',
      { orphan: true, pathNot: [TESTS, ...ENTRIES] },
      {},
    ),
    rule(
      'no-unresolvable',
      'The import leads nowhere: a typo, or a dependency that package.json does not name.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'dependencies-are-declared',
      'A package imports only what its own package.json names.',
      { path: '^(packages|server|demo)/', pathNot: BUILD },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'no-development-tools-at-run-time',
      'Code that ships must not need a devDependency.',
      { path: '^packages/[^/]+/src/|^server/src/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev'], ...loaded },
    ),
    rule(
      'packages-through-their-entry',
      'Another package is reached through its exports, never by a path into its folder.',
      { path: '^(packages/[^/]+|server|demo)/' },
      { path: '^(packages/[^/]+|server|demo)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    ),
    rule(
      'contract-imports-nothing-of-ours',
      'Everything may import the contract, so the contract imports nothing.',
      { path: '^packages/contract/src' },
      { path: '^(packages/(?!contract/)|server/|demo/)' },
    ),
    rule(
      'contract-is-types-and-constants',
      'What a browser imports from the contract loads no npm package and no schema: types of them at most.',
      { path: '^packages/contract/src/(?!schema/)', pathNot: TESTS },
      { path: '^packages/contract/src/schema/|node_modules', ...loaded },
    ),
    rule(
      'schemas-stay-in-the-service',
      'No zod and no Temporal in a browser: elements, figures and tracker take the contract, not its schemas.',
      { path: BROWSER, pathNot: TESTS },
      {
        path: '^packages/contract/src/schema/|node_modules/(zod|@hono|hono|temporal-polyfill|@js-temporal)/',
        ...loaded,
      },
    ),
    rule(
      'figures-import-the-contract-only',
      'Figures are meaning and geometry: of ours they know the contract, and nothing of DOM libraries.',
      { path: '^packages/figures/src', pathNot: TESTS },
      { path: '^packages/(?!contract/|figures/)|^server/|^demo/|node_modules/(lit|plotly)', ...loaded },
    ),
    rule(
      'pure-packages-know-no-node',
      'Pure packages run anywhere: no Node built-in. (That they know no DOM, their tsconfig sees to.)',
      { path: PURE, pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'elements-know-figures-and-contract',
      'Elements never know a store, Opencast or the service: everything they show comes through the HTTP contract.',
      { path: '^packages/elements/src', pathNot: TESTS },
      { path: '^packages/(?!contract/|figures/|elements/)|^server/|^demo/' },
    ),
    rule(
      'elements-know-no-node',
      'Elements run in a browser.',
      { path: '^packages/(elements|tracker)/src', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'one-file-imports-plotly',
      'Plotly is an engine behind one file; everybody else speaks Figure and Scene.',
      {
        path: '^(packages|server|demo)/',
        pathNot: ['^packages/elements/(src/explore/plotly\\.ts$|plotly/)', TESTS],
      },
      { path: 'node_modules/plotly', ...loaded },
    ),
    rule(
      'stores-know-no-http-server',
      'A store answers a port. Who asks, and over which protocol, is not its business.',
      { path: STORES },
      { path: '^server/|^demo/|^packages/(elements|figures)/|node_modules/(hono|@hono)/' },
    ),
    rule(
      'one-store-reads-opencast',
      'Numbers come from a store, names from Opencast. Only the store over Opencast’s own statistics knows its client.',
      { path: '^packages/store(?!-opencast/)[^/]*/src' },
      { path: '^packages/opencast/' },
    ),
    rule(
      'the-port-knows-no-engine',
      'packages/store is the port and the reference; engines import it, not the other way round.',
      { path: '^packages/store/src' },
      { path: '^packages/store-' },
    ),
    rule(
      'opencast-knows-the-contract-only',
      'The Opencast client and its fake stand alone; how to ask what may be away is all they are told.',
      { path: '^packages/opencast/src' },
      { path: '^packages/(?!contract/|opencast/|resilience/)|^server/|^demo/' },
    ),
    rule(
      'resilience-knows-nobody',
      'How to ask what may be away does not depend on what is asked.',
      { path: '^packages/resilience/src' },
      { path: '^packages/(?!resilience/)|^server/|^demo/' },
    ),
    rule(
      'record-keeps-names',
      'The record keeps what Opencast said and what the service must not forget; numbers are a store’s.',
      { path: '^packages/record/src' },
      { path: '^packages/(?!contract/|duckdb/|opencast/|record/)|^server/|^demo/' },
    ),
    rule(
      'duckdb-knows-nobody',
      'How a DuckDB file is opened, upgraded, saved and restored does not depend on what it holds.',
      { path: '^packages/duckdb/src' },
      { path: '^packages/(?!duckdb/)|^server/|^demo/' },
    ),
    rule(
      'duckdb-is-for-those-who-own-a-file',
      'What DuckDB files share is for the packages that own one; everybody else asks these.',
      { path: '^(packages|server|demo)/', pathNot: OWNERS_OF_FILES },
      { path: '^packages/duckdb/' },
    ),
    rule(
      'owners-of-files-import-duckdb',
      'DuckDB is an engine behind the packages that own its files; nobody else speaks SQL to it.',
      { path: '^(packages|server|demo)/', pathNot: OWNERS_OF_FILES },
      { path: 'node_modules/@duckdb/' },
    ),
    rule(
      'matomo-fills-a-port',
      'What Matomo counted goes into any store that can be written; Matomo knows no engine and no Opencast.',
      { path: '^packages/matomo/src' },
      { path: '^packages/(?!contract/|matomo/|resilience/|store/)|^server/|^demo/' },
    ),
    rule(
      'nothing-imports-server-or-demo',
      'The service and the demo are ends, nobody builds on them.',
      { path: '^packages/', pathNot: TESTS },
      { path: '^(server|demo)/' },
    ),
    rule(
      'the-demo-is-a-customer',
      'The demo uses the built embed script like any customer; of our packages it may know the contract.',
      { path: '^demo/src' },
      { path: '^packages/(?!contract/)|^server/' },
    ),
    rule(
      'one-composition-root',
      'Only main.ts and the commands it starts build adapters; the rest of the service is given them.',
      { path: '^server/src/', pathNot: ['^server/src/(main\\.ts$|commands/)', TESTS] },
      { path: '^packages/(store-|record/)', ...loaded },
    ),
    rule(
      'only-the-root-knows-the-configuration',
      'createApp and its routes are given what they need; they never read the configuration.',
      { path: '^server/src/', pathNot: ['^server/src/(main\\.ts$|commands/|config/)', TESTS] },
      { path: '^server/src/config/', ...loaded },
    ),
    rule(
      'heavy-adapters-come-late',
      'A site without DuckDB must not load DuckDB: main.ts and the commands import engines dynamically.',
      { path: '^server/src/', pathNot: TESTS },
      {
        path: '^packages/(store-|record/|matomo/)',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
        dynamic: false,
      },
    ),
    rule(
      'folders-say-what-they-do',
      SAYING_NOTHING,
      { path: '/(utils?|common|helpers?|types)/[^/]+\\.[cm]?[jt]s$' },
      {},
    ),
    rule(
      'folders-say-what-they-do',
      SAYING_NOTHING,
      { path: '^(packages|server|demo)/' },
      { path: '^(packages|server|demo)/(?!.*(node_modules|/dist/)).*/(utils?|common|helpers?|types)/' },
    ),
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
