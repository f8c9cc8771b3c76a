import { addDays, isDay, METRIC_IDS, type Day } from '@oc-stats/contract';
import type { CollectReport, MatomoClient, UnresolvedReason } from '@oc-stats/matomo';
import { OperatorError } from '../../commands/operator-error.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { milliseconds } from '../../duration.ts';
import { civilDay } from '../civil-day.ts';
import { openInflux } from '../numbers.ts';
import { opencastClient } from '../opencast-client.ts';
import { timeZoneOf } from '../settings.ts';
import type { Job, JobContext } from './job.ts';
import { shownElsewhere } from './shown-elsewhere.ts';

type MatomoSection = NonNullable<LoadedConfig['collect']['matomo']>;

export interface CollectOptions {
  /** The first day that is fetched where nothing is there yet. */
  readonly from?: Day;
  /** Usually yesterday, where the site's days are cut. */
  readonly through?: Day;
}

/** Fetches what Matomo has counted, day by day, and goes on where it stopped. */
export const collectMatomo: Job<CollectOptions, CollectReport> = {
  name: 'collect-matomo',

  async plan(context, options) {
    const { matomo, organization, through } = settingsOf(context, options);
    const where = matomo.into === 'influxdb' ? 'the InfluxDB' : context.parts.config.store.folder;
    return [
      `Fetch the days up to ${through} of site ${matomo.siteId} at ${matomo.uri} for "${organization}" into ${where}.`,
      'Days that are there already are passed over, except the last three, which Matomo may have counted again.',
      ...(matomo.into === 'embedded' ? shownElsewhere(context.parts.config) : []),
    ];
  },

  async run(context, options) {
    const { collectDays } = await import('@oc-stats/matomo');
    const { from, matomo, opencast, organization, through, timeZone } = settingsOf(context, options);
    const { onProgress, parts, remember, signal, withStore } = context;
    const client = await matomoClient(matomo);
    const names = opencastClient(opencast);
    const collect = (sink: Parameters<typeof collectDays>[0]['sink']) =>
      collectDays({
        client,
        sink,
        organization,
        through,
        timeZone,
        segments: matomo.segments,
        clock: parts.clock,
        signal,
        ...(from === undefined ? {} : { from }),
        events: async (id) => {
          const event = await names.event(id, signal);
          const duration = event?.duration ?? null;
          return event && { series: event.seriesId, duration: duration === null ? null : duration / 1_000 };
        },
        onProgress: ({ done, of, day, plays }) =>
          onProgress({ share: of === 0 ? 1 : done / of, text: `${day}, ${plays} plays so far` }),
      });
    if (matomo.into === 'embedded') {
      await remember({ dayZone: timeZone, metrics: METRIC_IDS, source: 'matomo' });
      return withStore(collect);
    }
    const influx = await openInflux(parts);
    try {
      await influx.detect(signal);
      return await collect(influx);
    } finally {
      await influx.close();
    }
  },

  text: reportText,
  // What cannot be resolved is listed; it does not come right by collecting again.
  succeeded: () => true,
};

export async function matomoClient(matomo: MatomoSection): Promise<MatomoClient> {
  const { createMatomoClient } = await import('@oc-stats/matomo');
  return createMatomoClient({
    uri: matomo.uri,
    siteId: matomo.siteId,
    token: matomo.token,
    ratePerSecond: matomo.requestsPerSecond,
    timeoutMs: milliseconds(matomo.timeout),
  });
}

function reportText(report: CollectReport): string {
  const { days, through, unresolved, unresolvedLabels, unresolvedPlays } = report;
  const left = unresolved.map(
    (one) => `  ${String(one.plays).padStart(6)} plays  ${REASONS[one.reason]}: ${one.label || one.host}`,
  );
  return [
    ...days.map(dayText),
    days.length === 0 ? 'Nothing to do.' : `Complete through ${through ?? 'no day yet'}.`,
    ...(unresolvedLabels > 0
      ? [
          `Not in the numbers: ${unresolvedPlays} plays of ${unresolvedLabels} ${unresolvedLabels === 1 ? 'address' : 'addresses'}.`,
          ...left,
        ]
      : []),
    '',
  ].join('\n');
}

function dayText(one: CollectReport['days'][number]): string {
  const left = one.isLeft ? '; Matomo knows nothing of it any more, so it was left as it is' : '';
  const kept =
    one.segmentsKept > 0 ? `; ${one.segmentsKept} watch curves count longer stretches and were left` : '';
  const counts = `${one.episodes} episodes, ${one.plays} plays, ${one.visitors} visitors, ${one.finishes} finished`;
  return `${one.day}  ${counts}, ${one.written} rows written${left}${kept}`;
}

const REASONS: Readonly<Record<UnresolvedReason, string>> = {
  'no-id': 'the address names no recording',
  'bad-id': 'what it names cannot be one',
  'unknown-event': 'Opencast does not know it',
  'not-listed': 'Matomo counts them, but lists no video for them',
  'bad-number': 'its numbers are not whole ones',
};

function settingsOf({ parts: { clock, config } }: JobContext, options: CollectOptions) {
  const { collect, opencast } = config;
  const { matomo } = collect;
  if (!matomo || !opencast) {
    throw new OperatorError(
      'To collect from Matomo, set the sections "opencast" and "collect.matomo" in the configuration.',
    );
  }
  const timeZone = matomo.timeZone ?? timeZoneOf(config);
  const from = options.from ?? matomo.from;
  const through = options.through ?? addDays(civilDay(clock(), timeZone), -1);
  for (const day of [from, through]) {
    if (day !== undefined && !isDay(day))
      throw new OperatorError(`"${day}" is not a day. Write it as YYYY-MM-DD.`);
  }
  return { from, matomo, opencast, organization: opencast.organizationId, through, timeZone };
}
