// Starts main.ts where the sources run without being built, as in tests: tsx does not reach into worker threads by
// itself (https://github.com/privatenumber/tsx/issues/354). It is found through whoever runs the sources, and is no
// dependency of this package.
const { register } = await import(import.meta.resolve('tsx/esm/api'));
register();
await import('./main.ts');
