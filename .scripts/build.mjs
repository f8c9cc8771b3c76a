import './console/node-version.mjs';

const { existsSync } = await import('node:fs');
const { readFile } = await import('node:fs/promises');
const { join } = await import('node:path');
const { pathToFileURL } = await import('node:url');
const { ROOT } = await import('./console/root.mjs');
const { progress } = await import('./console/progress.mjs');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build();
    if (!process.argv.includes('--quiet')) await tellEntry();
  } catch (error) {
    // The bundlers put a good sentence into `message`, and everything they know beside it.
    process.stderr.write(`${error.stack ?? error.message}\n`);
    process.exitCode = 1;
  }
}

/** Builds what has changed since the last time: service, embed script, Plotly's assets, demo. */
export async function build() {
  // Loaded here and not above: these know npm packages, which may have been missing a moment ago.
  const { alone } = await import('./build/lock.mjs');
  const { buildBrowser } = await import('./build/browser.mjs');
  const { buildDemo } = await import('./build/demo.mjs');
  const { buildIntegrity } = await import('./build/integrity.mjs');
  const { buildPlotlyAssets } = await import('./build/plotly.mjs');
  const { buildService } = await import('./build/service.mjs');

  await alone(() =>
    Promise.all([
      progress('building the service', buildService),
      Promise.all([
        progress('building the embed script', buildBrowser),
        progress("building Plotly's part", buildPlotlyAssets),
      ])
        .then(buildIntegrity)
        .then(() => progress('building the demo', buildDemo)),
    ]),
  );
}

/** The line an administrator who pins a version copies. */
async function tellEntry() {
  const assets = join(ROOT, 'packages/elements/dist/assets.json');
  if (!existsSync(assets)) return;
  const { version, files } = JSON.parse(await readFile(assets, 'utf8'));
  const { bytes, brotli, integrity } = files['oc-stats.js'];
  process.stdout.write(
    `oc-stats.js ${version}: ${bytes} bytes, ${brotli} with brotli\nintegrity="${integrity}"\n`,
  );
}
