import type { Detected } from '../detect/detection.ts';
import type { InfluxLayout, RollUp } from '../detect/layout.ts';
import type { Select } from '../dialect/select.ts';
import type { InfluxWarning } from '../influx-options.ts';
import { PointTableBuilder, type PointTable } from '../points/point-table.ts';
import { addPoints } from './add-points.ts';
import type { Need } from './need.ts';
import { pointSelect, rollUpSelect } from './point-select.ts';
import type { Queue } from './queue.ts';
import { atMost, clipped, type Stretch } from './unrolled.ts';

/** Reading all points of an organisation over more days than this is kept behind the guard. */
const LIGHT_DAYS = 31;
const RAW_PIECES = 4;

export interface PointsSurroundings {
  readonly detected: Detected;
  /** Which days the roll-up does not know; asked only where there is one. */
  readonly unrolled: (rollUp: RollUp, organization: string) => Promise<readonly Stretch[]>;
  /** The days that have points at all. */
  readonly known: (organization: string) => Promise<Stretch | null>;
  readonly heavy: Queue;
  readonly warn: (warning: InfluxWarning) => void;
}

/** The points that a question is about, in one exchange: from a roll-up as far as that goes, raw for the rest. */
export async function readPoints(
  need: Need,
  given: PointsSurroundings,
  signal?: AbortSignal,
): Promise<PointTable> {
  const { dialect, layout } = given.detected;
  const table = new PointTableBuilder(need.metrics);
  // InfluxDB would take an empty id for "without this tag".
  if (need.scope.id === '' || need.scope.organization === '') return table;

  const rollUp = rollUpFor(layout, need);
  const raw = rollUp ? await rawPieces(rollUp, need, given) : [windowOf(need)];
  const selects: Select[] = [
    ...(rollUp ? [rollUpSelect(layout, rollUp.source, need)] : []),
    ...raw.map((piece) => pointSelect(layout, { ...need, ...selectWindow(piece) })),
  ];
  const read = () => dialect.select(selects, signal);
  const answers = await (isHeavy(need, raw) ? guarded(read, need, given, signal) : read());
  for (const [i, blocks] of answers.entries()) {
    const except = rollUp && i === 0 ? raw : [];
    addPoints(table, blocks, { layout, need, except });
  }
  return table;
}

function rollUpFor({ rollUps }: InfluxLayout, { scope, ids }: Need): RollUp | null {
  if (scope.type === 'episode' || ids.includes('episode')) return null;
  return scope.type === 'series' || ids.includes('series') ? rollUps.series : rollUps.organization;
}

async function rawPieces(
  rollUp: RollUp,
  need: Need,
  { unrolled, known }: PointsSurroundings,
): Promise<Stretch[]> {
  const { organization } = need.scope;
  const missing = await unrolled(rollUp, organization);
  const inWindow = clipped(missing, windowOf(need));
  if (inWindow.length === 0) return [];
  const days = await known(organization);
  return days === null ? [] : atMost(clipped(inWindow, days), RAW_PIECES);
}

function windowOf({ from, before }: Need): Stretch {
  return { from: from ?? Number.NEGATIVE_INFINITY, to: before - 1 };
}

function selectWindow({ from, to }: Stretch): Pick<Need, 'from' | 'before'> {
  return { ...(Number.isFinite(from) ? { from } : {}), before: to + 1 };
}

function isHeavy({ scope }: Need, raw: readonly Stretch[]): boolean {
  return scope.type === 'organization' && raw.some(({ from, to }) => to - from >= LIGHT_DAYS);
}

/** At 40,000 episodes such a question takes InfluxDB a minute and gigabytes; two at once take it down. */
function guarded<T>(
  read: () => Promise<T>,
  { scope }: Need,
  { heavy, warn }: PointsSurroundings,
  signal: AbortSignal | undefined,
): Promise<T> {
  warn({
    code: 'raw-organization',
    message: `All points of the organisation "${scope.organization}" are read, one such question at a time. Let oc-stats write roll-ups (influxdb.write: true), or read a copy (store.source: mirror).`,
  });
  return heavy.run(read, signal);
}
