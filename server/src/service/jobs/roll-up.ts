import type { RollUpReport } from '@oc-stats/store-influx';
import { OperatorError } from '../../commands/operator-error.ts';
import { openInflux } from '../numbers.ts';
import type { Job, JobContext } from './job.ts';

export interface RollUpJobOptions {
  /** Also months in which nothing has changed since they were added up. */
  readonly all?: boolean;
}

/** Keeps the sums of whole series and organisations in an InfluxDB up to the points that somebody else writes there. */
export const rollUp: Job<RollUpJobOptions, RollUpReport> = {
  name: 'roll-up',

  async plan({ parts }, { all = false }) {
    const database = databaseOf(parts);
    return [
      `Look through all days in "${database}", and add up ${all ? 'every one' : 'those that are not added up yet, or have changed since'}.`,
      'Sums are written beside the points, which stay as they are; until a month is whole, it is read from its points.',
    ];
  },

  async run({ onProgress, parts, signal }, { all = false }) {
    databaseOf(parts);
    const influx = await openInflux(parts);
    try {
      return await influx.writeRollUps(
        {
          all,
          onProgress: ({ done, month, of, organization }) =>
            onProgress({ share: of === 0 ? 1 : done / of, text: `${month} of "${organization}"` }),
        },
        signal,
      );
    } finally {
      await influx.close();
    }
  },

  text: reportText,
  succeeded: () => true,
};

function databaseOf({ config: { influxdb } }: JobContext['parts']): string {
  if (influxdb?.write) return influxdb.database;
  throw new OperatorError(
    'Roll-ups are written into an InfluxDB: set the section "influxdb" with "write: true" in the configuration.',
  );
}

function reportText({ changed, days, months, organizations, points }: RollUpReport): string {
  const looked = `${months} months of ${organizations} ${organizations === 1 ? 'organisation' : 'organisations'} looked at`;
  const late = [...new Set(changed)].sort().join(', ');
  return [
    days === 0
      ? `${looked}; every day is added up already.`
      : `${looked}; ${days} days added up, ${points} sums written.`,
    ...(late === '' ? [] : [`Changed after they had been added up: ${late}.`]),
    '',
  ].join('\n');
}
