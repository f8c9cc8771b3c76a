import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';

const SLACK = 1.05;

/**
 * Compares what was built with `.config/budgets.json`: brotli bytes as they were when somebody last agreed to them. Five
 * per cent more is noise, anything beyond is a decision to be made by writing the new number down.
 */
export function checkBudgets(budgets = agreed(), sizes = builtSizes) {
  return Object.entries(budgets).flatMap(([name, { folder, files, brotli }]) => {
    const matching = Object.entries(sizes(folder)).filter(([file]) => new RegExp(files).test(file));
    if (matching.length === 0) return [`${name}: nothing in ${folder} is called ${files}`];
    const size = matching.reduce((sum, [, bytes]) => sum + bytes, 0);
    const most = Math.round(brotli * SLACK);
    return size <= most
      ? []
      : [`${name}: ${size} bytes with brotli, agreed were ${brotli} (at most ${most})`];
  });
}

/** By name of the file that was compressed. */
function builtSizes(folder) {
  const path = join(ROOT, folder);
  const compressed = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.br')) : [];
  return Object.fromEntries(compressed.map((file) => [file.slice(0, -3), statSync(join(path, file)).size]));
}

function agreed() {
  return JSON.parse(readFileSync(join(ROOT, '.config/budgets.json'), 'utf8'));
}
