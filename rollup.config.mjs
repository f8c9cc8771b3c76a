import { existsSync, readFileSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { firstWords } from './.scripts/build/first-words.mjs';
import { parallelChunks } from './.scripts/build/parallel-chunks.mjs';
import { smallTemplates } from './.scripts/build/lit-templates.mjs';
import { smallestCode } from './.scripts/build/smallest-code.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** What every browser script has in common. Browsers that know `:state()` and popovers, as we need, all read ES2022. */
const plugins = (tsconfig) => [
  nodeResolve({
    browser: true,
    exportConditions: ['production', 'browser'],
    extensions: ['.ts', '.mjs', '.js'],
  }),
  esbuild({ target: 'es2022', sourceMap: false, tsconfig }),
  firstWords(),
  smallTemplates(),
  smallestCode(),
  parallelChunks(),
];

/**
 * Nothing small is worth a file of its own, least of all one that is found only when another has arrived: what several
 * files share lies in the one that is fetched before the others, or with them.
 */
const CHUNKS = {
  'retention-lab':
    /figures\/src\/retention\/(balance|difference|lab-words|plans|scenario-figures|words\/lab)|elements\/src\/retention\/(ask-plan|drafts|lab(-editor|-figures|-parts)?\.|oc-retention-lab|plan-|rule-fields|scenario|shipped-plans)/,
  retention:
    /figures\/src\/retention\/|elements\/src\/retention\/(?!oc-retention\.)|contract\/src\/(retention|folder-path)|lit-html\/(directive|directives\/(live|repeat))/,
  'all-words': /all-words|words\/en(-errors)?\.ts|format\/plural/,
  rest: /contract\/src\/episodes-path|lit\/reactive-element\/decorators\/(base|query|state)|define\/rest|composites\/(details|later)|failure-face|parts\/(age-line|oc-(episodes|heatmap|range|stat|top|totals)|open-link|show-all)|retention\/oc-retention\.|selection\/choices|read\/tiles|events\/oc-stats-selection/,
  apparatus:
    /export\/download|figures\/src\/figure\.|figure\/(adopt|apparatus|failure|follow|heat-inks|hidden-lines|names|openable|tools)|kind\/(further|kind|lines)\.|client\/passing|contract\/src\/(file|range|term)|events\/oc-stats-open|format\/(bucket|clock|instant|prepare|quote|range|share)|layout\/share-ticks|palette\/(heat|palette)|read\/(age|change|empty-text|lines-sentence|notes|period|title|withheld)|(segments|totals)-figure|src\/curve\//,
  bars: /(kind|layout)\/bars|bars-sentence/,
  curve: /(kind|layout)\/curve|clock-ticks|curve-sentence/,
  heat: /(kind|layout)\/heat|layout\/runs|heat-sentence|matrix-figure/,
};

const chunkOf = (id) =>
  Object.keys(CHUNKS).find((name) => CHUNKS[name].test(id.split(/\/(?:packages|node_modules)\//).pop())) ??
  null;

/** The script a customer puts on a page: a small entry, and chunks that are fetched when somebody needs them. */
export const embed = {
  input: { 'oc-stats': 'packages/elements/src/define/embed.ts' },
  output: {
    dir: 'packages/elements/dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
    banner: (chunk) =>
      chunk.isEntry ? `/*! oc-stats ${version}, MIT; others' work in it: licenses.txt */` : '',
  },
  plugins: plugins('packages/elements/tsconfig.json'),
};

/** The demo's own scripts; they know the elements only through the built embed entry. */
export const demo = {
  input: { demo: 'demo/src/demo.ts', gallery: 'demo/src/gallery.ts' },
  output: {
    dir: 'demo/dist/assets',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[hash].js',
  },
  plugins: plugins('demo/tsconfig.json'),
};

export default [embed, demo].filter(({ input }) => Object.values(input).every((path) => existsSync(path)));
