import { addDays, dayNumber, maxDay } from '@oc-stats/contract';
import type { Detected } from '../detect/detection.ts';
import type { InfluxOptions } from '../influx-options.ts';
import { readDays } from '../late/read-days.ts';
import { Ledgers } from '../writes/ledger.ts';

export interface CountedDays {
  readonly organization: string;
  readonly from: string | null;
  readonly through: string | null;
}

/** As much as is read to say what all of it would cost. */
const SAMPLE_DAYS = 30;

/** What whole organisations are answered from, and what that costs where nobody adds up days. */
export async function rollUpsFinding(
  detected: Detected,
  { write = false, clock = () => new Date() }: InfluxOptions,
  { organization, from, through }: CountedDays,
): Promise<[message: string, code?: string]> {
  const { layout } = detected;
  if (layout.rollUps.organization && !layout.rollUps.organization.isOwn) {
    return [
      'Somebody else adds up the days of whole organisations. What is changed there later oc-stats cannot see; with influxdb.write: true it keeps its own.',
      'foreign-roll-ups',
    ];
  }
  const ledgers = new Ledgers(
    () => Promise.resolve(detected),
    () => clock().getTime(),
  );
  const ledger = await ledgers.get(organization);
  const months = Object.keys(ledger?.months ?? {}).sort();
  const last = months.at(-1);
  if (ledger?.isOwner) return ['Days are added up with everything that oc-stats writes.'];
  if (write && last !== undefined)
    return [`Days are added up through ${last}, and looked at again every night.`];
  if (write) return ['Days will be added up by the service every night, or now by "oc-stats rollup".'];
  if (from === null || through === null) return ['There is nothing to add up yet.'];

  const since = maxDay(from, addDays(through, 1 - SAMPLE_DAYS));
  const { size } = await readDays(detected, organization, { from: dayNumber(since), to: dayNumber(through) });
  const sample = dayNumber(through) - dayNumber(since) + 1;
  const days = dayNumber(through) - dayNumber(from) + 1;
  const points = Math.round((size / sample) * days);
  const message =
    `Nobody adds up days here, so every question about the whole organisation reads all its points, one question at a time: ` +
    `about ${points} of ${days} days, judged by the last ${sample}. ${mayWrite(detected) ? 'Let oc-stats keep roll-ups (influxdb.write: true), or read' : 'Read'} ` +
    'a copy (store.source: mirror).';
  return [message, 'no-roll-ups'];
}

function mayWrite({ dialect, layout }: Detected): boolean {
  return layout.kind !== 'access-log' && dialect.writing !== null;
}
