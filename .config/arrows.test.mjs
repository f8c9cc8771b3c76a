import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { cruise } from 'dependency-cruiser';

const { forbidden, options } = createRequire(import.meta.url)('./dependency-cruiser.cjs');

/** For each rule one small tree that breaks it: a rule that nothing can break protects nothing. */
const PLANTED = {
  'no-cycles': {
    'packages/store/src/index.ts': "import './a.ts';\nexport const one = 1;",
    'packages/store/src/a.ts': "import { one } from './index.ts';\nexport const two = one + 1;",
  },
  'no-orphans': { 'packages/store/src/left-over.ts': 'export const forgotten = 1;' },
  'no-unresolvable': { 'packages/store/src/index.ts': "import './nowhere.ts';" },
  'dependencies-are-declared': { 'packages/store/src/index.ts': "import 'undeclared';" },
  'no-development-tools-at-run-time': { 'packages/store/src/index.ts': "import 'tool';" },
  'packages-through-their-entry': {
    'packages/opencast/src/index.ts': "import '../../contract/src/index.ts';",
    'packages/contract/src/index.ts': 'export const x = 1;',
  },
  'contract-imports-nothing-of-ours': {
    'packages/contract/src/index.ts':
      "import type { S } from '../../store/src/index.ts';\nexport type T = S;",
    'packages/store/src/index.ts': 'export type S = 1;',
  },
  'contract-is-types-and-constants': {
    'packages/contract/src/index.ts': "export * from './schema/index.ts';",
    'packages/contract/src/schema/index.ts': 'export const schema = 1;',
  },
  'schemas-stay-in-the-service': {
    'packages/figures/src/index.ts': "import { z } from 'zod';\nexport const x = z;",
  },
  'figures-import-the-contract-only': { 'packages/figures/src/index.ts': "import 'lit';" },
  'pure-packages-know-no-node': { 'packages/figures/src/index.ts': "import 'node:fs';" },
  'elements-know-figures-and-contract': {
    'packages/elements/src/index.ts':
      "import type { S } from '../../store/src/index.ts';\nexport type T = S;",
    'packages/store/src/index.ts': 'export type S = 1;',
  },
  'elements-know-no-node': { 'packages/elements/src/index.ts': "import 'node:fs';" },
  'one-file-imports-plotly': { 'packages/elements/src/index.ts': "import 'plotly.js';" },
  'stores-know-no-http-server': { 'packages/store-duckdb/src/index.ts': "import 'hono';" },
  'one-store-reads-opencast': {
    'packages/store-duckdb/src/index.ts':
      "import type { C } from '../../opencast/src/index.ts';\nexport type T = C;",
    'packages/opencast/src/index.ts': 'export type C = 1;',
  },
  'the-port-knows-no-engine': {
    'packages/store/src/index.ts': "import '../../store-duckdb/src/index.ts';",
    'packages/store-duckdb/src/index.ts': 'export const x = 1;',
  },
  'opencast-knows-the-contract-only': {
    'packages/opencast/src/index.ts': "import '../../store/src/index.ts';",
    'packages/store/src/index.ts': 'export const x = 1;',
  },
  'resilience-knows-nobody': {
    'packages/resilience/src/index.ts': "import '../../contract/src/index.ts';",
    'packages/contract/src/index.ts': 'export const x = 1;',
  },
  'record-keeps-names': {
    'packages/record/src/index.ts': "import '../../store/src/index.ts';",
    'packages/store/src/index.ts': 'export const x = 1;',
  },
  'duckdb-knows-nobody': {
    'packages/duckdb/src/index.ts':
      "import type { T } from '../../contract/src/index.ts';\nexport type D = T;",
    'packages/contract/src/index.ts': 'export type T = 1;',
  },
  'duckdb-is-for-those-who-own-a-file': {
    'packages/store-influx/src/index.ts': "import '../../duckdb/src/index.ts';",
    'packages/duckdb/src/index.ts': 'export const x = 1;',
  },
  'owners-of-files-import-duckdb': { 'packages/store-influx/src/index.ts': "import '@duckdb/node-api';" },
  'matomo-fills-a-port': {
    'packages/matomo/src/index.ts': "import '../../opencast/src/index.ts';",
    'packages/opencast/src/index.ts': 'export const x = 1;',
  },
  'nothing-imports-server-or-demo': {
    'packages/store/src/index.ts': "import '../../../server/src/app.ts';",
    'server/src/app.ts': 'export const x = 1;',
  },
  'the-demo-is-a-customer': {
    'demo/src/demo.ts': "import '../../packages/elements/src/index.ts';",
    'packages/elements/src/index.ts': 'export const x = 1;',
  },
  'one-composition-root': {
    'server/src/app.ts': "await import('../../packages/store-duckdb/src/index.ts');",
    'packages/store-duckdb/src/index.ts': 'export const x = 1;',
  },
  'only-the-root-knows-the-configuration': {
    'server/src/app.ts': "import './config/config.ts';",
    'server/src/config/config.ts': 'export const x = 1;',
  },
  'heavy-adapters-come-late': {
    'server/src/main.ts': "import '../../packages/store-duckdb/src/index.ts';",
    'packages/store-duckdb/src/index.ts': 'export const x = 1;',
  },
  'folders-say-what-they-do': {
    'packages/store/src/index.ts': "import './utils/sum.ts';",
    'packages/store/src/utils/sum.ts': 'export const x = 1;',
  },
};

/** What the arrows allow, and a careless rule would forbid. */
const ALLOWED = {
  'packages/contract/src/index.ts': "export * from './answer.ts';",
  'packages/contract/src/answer.ts':
    "import type { Schema } from './schema/index.ts';\nexport type Answer = Schema;",
  'packages/contract/src/schema/index.ts':
    "import { z } from 'zod';\nexport type Schema = 1;\nexport const schema = z;",
  'packages/store-duckdb/src/index.ts':
    "import type { Query } from './query.ts';\nexport const open = 1 as Query;\nexport type Store = 1;",
  'packages/store-duckdb/src/query.ts':
    "import type { Store } from './index.ts';\nexport type Query = Store;",
  'packages/record/src/index.ts': "import '../../duckdb/src/index.ts';\nimport '@duckdb/node-api';",
  'packages/duckdb/src/index.ts': "await import('@duckdb/node-api');",
  'packages/store-opencast/src/index.ts': "import '../../opencast/src/index.ts';",
  'packages/opencast/src/index.ts': "import '../../resilience/src/index.ts';",
  'packages/resilience/src/index.ts': 'export const run = 1;',
  'packages/elements/src/define/embed.ts': "await import('../explore/plotly.ts');",
  'packages/elements/src/explore/plotly.ts': "import 'plotly.js';",
  'server/src/main.ts':
    "import './app.ts';\nimport './config/config.ts';\nawait import('../../packages/store-duckdb/src/index.ts');",
  'server/src/app.ts': 'export const createApp = 1;',
  'server/src/config/config.ts': 'export const config = 1;',
};

const PACKAGES = ['lit', 'zod', 'hono', 'plotly.js', '@duckdb/node-api', 'tool', 'undeclared'];

describe('the arrows', () => {
  const trees = [];
  after(() => trees.forEach((tree) => rmSync(tree, { recursive: true, force: true })));

  it('have a planted violation for every rule', () => {
    const rules = new Set(forbidden.map(({ name }) => name));
    assert.deepEqual([...rules].sort(), Object.keys(PLANTED).sort());
  });

  for (const [rule, files] of Object.entries(PLANTED)) {
    it(`${rule} catches its violation`, async () => {
      assert.ok((await violations(plant(files))).includes(rule));
    });
  }

  it('let pass what the architecture allows', async () => {
    const found = await violations(plant(ALLOWED));
    // The small tree reaches its packages by path, where the real one goes through node_modules.
    assert.deepEqual(
      found.filter((rule) => rule !== 'packages-through-their-entry'),
      [],
    );
  });

  function plant(files) {
    const tree = mkdtempSync(join(tmpdir(), 'oc-stats-arrows-'));
    trees.push(tree);
    for (const name of PACKAGES) {
      write(
        tree,
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      write(tree, `node_modules/${name}/index.js`, 'export const z = 1;');
    }
    for (const [path, text] of Object.entries(files)) {
      write(tree, path, text);
      write(tree, join(home(path), 'package.json'), JSON.stringify(manifest));
    }
    return tree;
  }
});

const manifest = {
  name: 'planted',
  type: 'module',
  dependencies: {
    lit: '1.0.0',
    zod: '1.0.0',
    hono: '1.0.0',
    'plotly.js': '1.0.0',
    '@duckdb/node-api': '1.0.0',
  },
  devDependencies: { tool: '1.0.0' },
};

function home(path) {
  return /^(packages\/[^/]+|server|demo)/.exec(path)[0];
}

function write(tree, path, text) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

async function violations(tree) {
  const { output } = await cruise(['.'], {
    ...options,
    tsConfig: undefined,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden },
  });
  return output.summary.violations.map(({ rule }) => rule.name);
}
