import { isDay, type Day, type DayRange } from '@oc-stats/contract';
import type { CopyReport } from '@oc-stats/store/transfer';
import { OperatorError } from '../../commands/operator-error.ts';
import { copyShare, copyText } from '../copy-progress.ts';
import { openInflux } from '../numbers.ts';
import type { Job, JobContext } from './job.ts';
import { shownElsewhere } from './shown-elsewhere.ts';

export interface ImportOptions {
  readonly from?: Day;
  readonly to?: Day;
  /** Without watch curves when false. */
  readonly segments?: boolean;
}

/** Copies what an InfluxDB holds into the embedded store, and compares the counts of both at the end. */
export const importInflux: Job<ImportOptions, CopyReport> = {
  name: 'import-influx',

  async plan({ parts, signal }, options) {
    const organization = organizationOf(parts);
    const source = await openInflux(parts);
    try {
      const bounds = await source.bounds(organization, signal);
      const range =
        rangeOf(options) ?? (bounds.countingSince && { from: bounds.countingSince, to: bounds.through });
      if (!range) return [`The InfluxDB holds nothing of the organisation "${organization}".`];
      const { folder } = parts.config.store;
      return [
        `Copy the days ${range.from} to ${range.to} of "${organization}" into ${folder}.`,
        'Days that are there already are compared and changed where the InfluxDB says something else.',
        ...shownElsewhere(parts.config),
      ];
    } finally {
      await source.close();
    }
  },

  async run({ onProgress, parts, remember, signal, withStore }, options) {
    const organization = organizationOf(parts);
    const { copyStore } = await import('@oc-stats/store/transfer');
    const source = await openInflux(parts);
    try {
      // What it counts is known once its layout has been found.
      await source.detect(signal);
      const range = rangeOf(options);
      return await withStore(async (store) => {
        const report = await copyStore({
          from: source,
          to: store,
          organization,
          segments: options.segments ?? true,
          ...(range ? { range } : {}),
          onProgress: (progress) => onProgress({ share: copyShare(progress), text: copyText(progress) }),
          signal,
        });
        await store.tidy(signal);
        await remember(source.capabilities());
        return report;
      });
    } finally {
      await source.close();
    }
  },

  text: reportText,
  succeeded: agrees,
};

function organizationOf({ config }: JobContext['parts']): string {
  if (config.opencast && config.influxdb) return config.opencast.organizationId;
  throw new OperatorError('To import, set the sections "opencast" and "influxdb" in the configuration.');
}

function rangeOf({ from, to }: ImportOptions): DayRange | null {
  if (from === undefined && to === undefined) return null;
  if (!from || !to || !isDay(from) || !isDay(to) || from > to) {
    throw new OperatorError('Give both --from and --to as YYYY-MM-DD, the earlier day first.');
  }
  return { from, to };
}

function reportText(report: CopyReport): string {
  const { differing, from, range, refused, segments, to, written, zeroed } = report;
  if (!range) return 'The InfluxDB holds nothing of this organisation.\n';
  const lines = [
    `${range.from} to ${range.to}: ${written} rows written, ${zeroed} taken back.`,
    `InfluxDB  ${sumsText(from)}`,
    `here      ${sumsText(to)}`,
    ...(segments ? [`watch curves: ${segments.read} read, ${segments.written} written.`] : []),
    ...refused.map(
      ({ day, episode, finishes, plays, visitors }) =>
        `not taken: ${day} ${episode}, plays ${plays}, visitors ${visitors}, finishes ${finishes}`,
    ),
    ...(segments?.refused ?? []).map((episode) => `watch curve not taken: ${episode}`),
    ...differing.map(({ month }) => `DIFFERS: ${month.from.slice(0, 7)}; run the import again.`),
    ...(segments?.differing ?? []).map(
      (episode) => `DIFFERS: watch curve of ${episode}; run the import again.`,
    ),
    differing.length === 0 ? 'Both sides agree in every month.' : 'The two sides do not agree.',
  ];
  return `${lines.join('\n')}\n`;
}

/** Rows that no store could take stay where they are; they are told, and no second run brings them. */
function agrees({ differing, refused, segments }: CopyReport): boolean {
  const left = [differing, refused, segments?.differing ?? [], segments?.refused ?? []];
  return left.every(({ length }) => length === 0);
}

function sumsText(sums: CopyReport['from']): string {
  return Object.entries(sums)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
