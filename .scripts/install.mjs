import './console/node-version.mjs';

const { readFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { pathToFileURL } = await import('node:url');
const { ROOT } = await import('./console/root.mjs');
const { run } = await import('./console/run.mjs');
const { progress } = await import('./console/progress.mjs');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await install();

/** Brings in the dependencies when they are missing or not those of the lock file; otherwise touches no network. */
export async function install() {
  if (installed()) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await progress('installing the dependencies', () =>
    run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { env: { npm_config_yes: 'true' } }),
  );
  if (code === 0) return;
  process.stderr.write(
    `${output}\nThe dependencies could not be installed ("npm ci" ended with ${code}). The first start needs the network, later ones do not.\n`,
  );
  process.exit(1);
}

/** npm writes down what it installed once it is done, so comparing that with the lock file needs no stamp of our own. */
function installed() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || (optional && !present[path])) return true;
    return present[path] !== undefined && (link || present[path].version === version);
  });
}

function packagesIn(lock) {
  try {
    return JSON.parse(readFileSync(join(ROOT, lock), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
