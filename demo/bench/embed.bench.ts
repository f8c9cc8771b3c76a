import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, median, ratios, ROUNDS } from '../../.scripts/bench/samples.mjs';
import { knownAt, type Known } from '../test/known.ts';
import { startService } from '../test/service.ts';
import { firstPicture, measuredPage, type Conditions } from './measured-page.ts';
import { hinted, plain, withPlotly } from './pages.ts';
import { plotlyScript } from './plotly-script.ts';
import { startSite, type File, type Site } from './site.ts';

const SLOW: Conditions = { cpu: 4, network: 'slow 4G' };
const HOW_BYTES =
  'bytes on the wire, headers included, of everything but the page itself that had arrived at the first picture, as Chromium counts them (CDP), page and service on two origins';
const HOW_TIME =
  'from navigation to the task after the frame with the picture; a new browser each time, slow 4G (1.44 Mbit/s, 562 ms), CPU ÷ 4, page and service on two origins; both sides take turns and ask the same numbers';

const service = await startService();
try {
  const known = await knownAt(service.origin);
  const question = `${service.origin}/api/v1/stats/series/${encodeURIComponent(known.series)}/timeline`;
  await using library = await startSite({
    '/plotly.min.js': { type: 'text/javascript', body: await plotlyScript(), encoding: 'br' },
  });
  await using customer = await startSite({
    ...elements(known),
    '/hinted': page(hinted(service.origin, `<oc-timeline series="${known.series}"`, question)),
    '/plotly': page(withPlotly(`${library.origin}/plotly.min.js`, question)),
  });
  await bytes(customer, known);
  await time(customer);
} finally {
  await service.stop();
}

function elements({ episode, series }: Known): Record<string, File> {
  return {
    '/oc-timeline': page(plain(service.origin, `<oc-timeline series="${series}"`)),
    '/oc-episode-stats': page(plain(service.origin, `<oc-episode-stats episode="${episode}"`)),
    '/oc-organization-stats': page(plain(service.origin, '<oc-organization-stats')),
  };
}

function page(body: string): File {
  return { type: 'text/html; charset=utf-8', body };
}

async function bytes({ origin }: Site, known: Known): Promise<void> {
  for (const path of Object.keys(elements(known))) {
    let detail = '';
    const { kilobytes } = await interleaved(Math.min(ROUNDS, 3), {
      kilobytes: async () => {
        await using measured = await measuredPage();
        const { since1970 } = await firstPicture(measured, origin + path);
        const arrived = measured.network.arrivedBy(since1970);
        detail = arrived.map(({ name, bytes }) => `${name} ${(bytes / 1_000).toFixed(1)}`).join(', ');
        return arrived.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
      },
    });
    printRow({
      what: `embed: <${path.slice(1)}>, script and data before its first chart`,
      unit: 'kB',
      samples: kilobytes,
      most: 25,
      detail,
      how: HOW_BYTES,
    });
  }
}

async function time({ origin }: Site): Promise<void> {
  const seconds = (path: string) => async () => {
    await using measured = await measuredPage(SLOW);
    return (await firstPicture(measured, origin + path)).at / 1_000;
  };
  const taken = await interleaved(Math.max(ROUNDS, 3), {
    hinted: seconds('/hinted'),
    plain: seconds('/oc-timeline'),
    plotly: seconds('/plotly'),
  });
  const against = (ours: readonly number[]) => ({
    unit: '×',
    samples: ratios(taken.plotly, ours),
    least: 7,
    detail: `${median(ours).toFixed(2)} s against ${median(taken.plotly).toFixed(2)} s`,
    how: 'Plotly: its full published bundle with brotli as a blocking script, then newPlot with the same numbers',
  });
  printRow({
    what: 'embed: page to first chart, slow 4G and CPU ÷ 4, with both preload hints',
    unit: 's',
    samples: taken.hinted,
    most: 1.5,
    how: HOW_TIME,
  });
  printRow({ what: "embed: the same, times faster than by Plotly's full bundle", ...against(taken.hinted) });
  printRow({
    what: 'embed: page to first chart by the plain snippet',
    unit: 's',
    samples: taken.plain,
    how: 'without hints page, script and numbers come one after the other: three times 562 ms are 1.69 s already, so 1.5 s is no budget for it',
  });
  printRow({ what: 'embed: the plain snippet, times faster than by Plotly', ...against(taken.plain) });
}
