// Starts worker.ts where the sources run without being built, as in tests: tsx does not reach into worker threads by
// itself (https://github.com/privatenumber/tsx/issues/354).
const { register } = await import(import.meta.resolve('tsx/esm/api'));
register();
await import('./worker.ts');
