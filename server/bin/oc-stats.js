#!/usr/bin/env node
// Committed as plain JavaScript so that `npm install` can link it before anything is built.
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write(
    'oc-stats is not built yet. Run "npm start" or "npm run build" once, then try again.\n',
  );
  process.exitCode = 1;
}
