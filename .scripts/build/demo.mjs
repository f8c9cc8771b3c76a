import { join } from 'node:path';
import { filesIn } from '../console/files.mjs';
import { ROOT } from '../console/root.mjs';
import { whenChanged } from './stamp.mjs';

const OUT = 'demo/dist';

/** The pages are put together from what lies in `demo/`, the scripts come from Rollup. */
export function buildDemo() {
  const inputs = [
    ...filesIn(['demo'], (path) => !path.startsWith('demo/test/')),
    ...filesIn(['packages/contract/src', '.scripts/build']),
    'rollup.config.mjs',
    'package-lock.json',
    'packages/elements/dist/assets.json',
    'packages/elements/dist/integrity.json',
  ];
  return whenChanged(
    'demo',
    { inputs, outputs: [`${OUT}/index.html`, `${OUT}/assets/demo.js`] },
    async () => {
      // Not above: the recipe knows npm packages, which may have been missing a moment ago.
      const { buildPages } = await import('../../demo/build.mjs');
      process.chdir(ROOT);
      await buildPages({ outDir: join(ROOT, OUT) });
    },
  );
}
