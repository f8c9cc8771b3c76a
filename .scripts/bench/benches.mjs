import { basename, dirname } from 'node:path';
import { filesIn, workspaces } from '../console/files.mjs';

/** In the order of the budgets; what is not named here comes behind. */
const ORDER = ['embed', 'widgets', 'store', 'growth', 'service'];

/**
 * All bench files. Those of the service and the demo measure the product, are named as their file, and make the table;
 * those of a package are named as both, and measure what its developers want to know, when they are asked for.
 */
export function benches() {
  const files = filesIn(workspaces(), (path) => /^[^/]+(\/[^/]+)?\/bench\/[^/]+\.bench\.m?[jt]s$/.test(path));
  return files.map(benchOf).sort((a, b) => placeOf(a) - placeOf(b) || (a.name < b.name ? -1 : 1));
}

export function chosenBenches(only, all = benches()) {
  return all.filter(({ name, isOfPackage }) => (only.length > 0 ? only.includes(name) : !isOfPackage));
}

function benchOf(file) {
  const workspace = dirname(dirname(file));
  const isOfPackage = workspace.startsWith('packages/');
  const [name] = basename(file).split('.');
  return {
    file,
    name: isOfPackage ? `${basename(workspace)}/${name}` : name,
    isOfPackage,
    needs: workspace === 'demo' ? 'chromium' : undefined,
  };
}

function placeOf({ name }) {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}
