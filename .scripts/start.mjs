import './console/node-version.mjs';

const { install } = await import('./install.mjs');
const { run } = await import('./console/run.mjs');

await install();

// Built by a process of its own, so that the service does not carry the bundlers' memory along.
const { code } = await run(process.execPath, ['.scripts/build.mjs', '--quiet'], { show: true });
if (code !== 0) process.exit(code);

// From here on this process is the service: signals and the exit code need nobody who passes them on.
process.argv.splice(2, 0, 'serve');
await import('../server/bin/oc-stats.js');
