import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';

const SLACK = 1.05;

/**
 * Compares what was built with `.config/budgets.json`: brotli bytes as they were when somebody last agreed to them. Five
 * per cent more is noise, anything beyond is a decision to be made by writing the new number down.
 */
export function checkBudgets(budgets = readJson('.config/budgets.json'), read = readJson) {
  return Object.entries(budgets).flatMap(([name, { assets, files, brotli }]) => {
    const built = read(assets)?.files;
    if (!built) return [`${name}: ${assets} is not built`];
    const matching = Object.entries(built).filter(([file]) =>
      files.some((pattern) => new RegExp(pattern).test(file)),
    );
    if (matching.length === 0) return [`${name}: no built file matches ${files.join(', ')}`];
    const size = matching.reduce((sum, [, asset]) => sum + asset.brotli, 0);
    const most = Math.round(brotli * SLACK);
    return size <= most
      ? []
      : [`${name}: ${size} bytes with brotli, agreed were ${brotli} (at most ${most})`];
  });
}

function readJson(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
