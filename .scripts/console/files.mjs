import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const NEVER = new Set(['node_modules', 'dist', '.git']);

/** All files below some folders of the repository that pass the test, in a stable order. What is missing holds none. */
export function filesIn(folders, test = () => true) {
  return folders.flatMap((folder) => walk(folder)).filter(test);
}

/** The workspaces, by folder: `packages/contract`, …, `server`, `demo`. */
export function workspaces() {
  const packages = entries('packages').filter((entry) => entry.isDirectory());
  return [...packages.map(({ name }) => `packages/${name}`), 'server', 'demo'];
}

function walk(folder) {
  return entries(folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

function entries(folder) {
  try {
    const found = readdirSync(join(ROOT, folder), { withFileTypes: true });
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
