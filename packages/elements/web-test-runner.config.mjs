import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { buildPlotly } from './plotly/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

// What exploring loads lies beside the built script, and tests run the sources.
await buildPlotly({ outDir: fileURLToPath(new URL('dist/plotly', import.meta.url)) });

/** The real service over a small university: what elements are asked and told is never made up. */
const { elementsService } = await tsImport('../../server/src/elements-service.fixture.ts', import.meta.url);
const service = await elementsService();

async function answerAsService(context, next) {
  if (!context.path.startsWith('/service/')) return next();
  const { method, req, url } = context;
  const body = method === 'POST' ? Readable.toWeb(req) : undefined;
  const headers = Object.fromEntries(
    Object.entries(context.headers).map(([name, value]) => [name, String(value)]),
  );
  const request = new Request(`http://127.0.0.1${url.slice('/service'.length)}`, {
    method,
    headers,
    body,
    duplex: 'half',
  });
  const response = await service.fetch(request);
  context.status = response.status;
  context.set(Object.fromEntries(response.headers));
  context.body = response.body && Readable.fromWeb(response.body);
}

/** Elements are tested in a real Chromium, one at a time. Containers run as root, which Chromium only likes unsandboxed. */
export default {
  rootDir: root,
  files: process.env.OC_STATS_TESTS ?? 'packages/elements/src/**/*.test.ts',
  nodeResolve: { exportConditions: ['production', 'browser'] },
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
        headless: true,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--disable-dev-shm-usage',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  middleware: [
    answerAsService,
    (context, next) => {
      context.url = context.url.replace('/elements/src/plotly/', '/elements/dist/plotly/');
      return next();
    },
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  testRunnerHtml: (path) => `<!doctype html>
    <html lang="en">
      <head><title>Elements</title></head>
      <body><script type="module" src="${path}"></script></body>
    </html>`,
};
