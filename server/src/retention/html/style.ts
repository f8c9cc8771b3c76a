import { PALETTES, type Palette } from '@oc-stats/figures';

/** Inks by what they stand for. */
const INKS = {
  recent: 'series-1',
  undated: 'series-4',
  stale: 'series-5',
  new: 'series-3',
  unobserved: 'muted',
  never: 'series-2',
  stored: 'series-1',
  archived: 'series-5',
  deleted: 'series-2',
} as const;

const PLAIN = ['text', 'muted', 'grid', 'surface'] as const;

export const STYLE = `
:root { color-scheme: light dark; ${variables(PALETTES.light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(PALETTES.dark)} } }
@media print { :root { color-scheme: light; ${variables(PALETTES.light)} } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--text); background: var(--surface);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 0.5rem; }
.about, caption, .legend { color: var(--muted); }
.about { margin: 0; }
.first { font-size: 1.25rem; margin: 1rem 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding-bottom: 0.3rem; }
th, td { padding: 0.2rem 0.5rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--grid); }
th[scope=row] { font-weight: normal; overflow-wrap: anywhere; min-width: 8rem; }
th:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th, tfoot th, tfoot td { font-weight: 600; }
th.n, td.n, th.day, td.day { white-space: nowrap; min-width: 0; }
th.n, td.n { text-align: end; }
td.bar { width: 30%; min-width: 6rem; }
svg { display: block; width: 100%; height: 1rem; print-color-adjust: exact; forced-color-adjust: none; }
svg.columns { height: auto; margin: 0.5rem 0; border-bottom: 1px solid var(--grid); }
svg.key { display: inline-block; width: 0.75rem; height: 0.75rem; }
rect { stroke: var(--surface); stroke-width: 0.5; }
${Object.keys(INKS)
  .map((name) => `.${name} { fill: var(--${name}); }`)
  .join('\n')}
.legend { list-style: none; padding: 0; margin: 0.5rem 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; font-size: 0.9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; font-size: 0.9rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } tr, svg { break-inside: avoid; }
  .wide { overflow: visible; } thead { display: table-header-group; } tfoot { display: table-row-group; } }
`;

function variables(palette: Palette): string {
  return [
    ...PLAIN.map((ink) => `--${ink}: ${palette[ink]};`),
    ...Object.entries(INKS).map(([name, ink]) => `--${name}: ${palette[ink]};`),
  ].join(' ');
}
