// How long a plan takes, as time of the processor: on a busy machine clocks only say how busy it is.
import { printRow } from '../../../.scripts/bench/row.mjs';
import { dayNumber, type RetentionPlanText } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { NONE, type Columns } from '../src/scenario/columns.ts';
import { simulate } from '../src/scenario/simulate.ts';

const AS_OF = '2022-06-01';

const archive = { name: 'archive', action: 'archive', after: '13 months' } as const;
const remove = { name: 'delete', action: 'delete', since: 'archived', after: '13 months' } as const;
const zoom = {
  name: 'zoom',
  action: 'delete',
  after: '6 months',
  since: 'created',
  where: { source: 'Zoom' },
} as const;
const seldom = {
  name: 'seldom',
  action: 'unpublish',
  since: 'created',
  after: '3 years',
  notice: '1 month',
  fewerViews: { than: 100, of: 'series' },
} as const;
const room = { name: 'room', action: 'delete', since: 'archived', whileOver: 'archived' } as const;
const plans: Readonly<Record<string, RetentionPlanText>> = {
  'two rules': { name: 'two', rules: [archive, remove], intake: {} },
  'five rules, exemptions': {
    name: 'five',
    rules: [
      zoom,
      archive,
      remove,
      seldom,
      { name: 'gone', action: 'delete', since: 'unpublished', after: '6 months' },
    ],
    exempt: [{ folder: ['Libraries', 'Root 3'] }, { ownerActive: false, until: '2023-06-01' }],
    intake: { bySource: { Zoom: 0.2 } },
  },
  'up to a quota': {
    name: 'quota',
    rules: [archive, { ...room, name: 'zoom first', where: { source: 'Zoom' } }, room],
    quotas: { archived: 4400 },
    intake: {},
  },
  'watched again': { name: 'watched', rules: [archive, remove], intake: {}, rewatched: 0.2 },
};

for (const count of [40_000, 200_000, 1_000_000]) {
  const columns = invented(count);
  for (const [name, text] of Object.entries(plans)) {
    const plan = retentionPlan.parse(text);
    const times: number[] = [];
    for (let round = 0; round < (count > 100_000 ? 3 : 15); round++) {
      const from = process.cpuUsage();
      simulate(columns, plan, { asOf: AS_OF, isActive: (creator) => creator !== 'creator 7' });
      times.push(process.cpuUsage(from).user / 1000);
    }
    const what = `retention: ${count.toLocaleString('en')} recordings, 36 months, ${name}`;
    printRow({ what, unit: 'ms', samples: times, how: 'time of the processor' });
  }
}

function invented(count: number): Columns {
  let seed = 1;
  const draw = (most: number) =>
    Math.floor(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * most);
  const today = dayNumber(AS_OF);
  const each = (of: () => number) => Array.from({ length: count }, of);
  const folders = Array.from({ length: Math.ceil(count / 20) }, (_, i) =>
    i === 0 ? '' : `Root ${i % 6}/${i}`,
  );
  const creators = Array.from({ length: Math.ceil(count / 40) }, (_, i) => `creator ${i}`);
  const lastView = each(() => (draw(2) === 0 ? NONE : today - draw(1500)));
  return {
    count,
    hours: Float64Array.from(each(() => draw(200) / 60)),
    created: Int32Array.from(lastView, (day) => (day === NONE ? today - draw(1500) : day - draw(300))),
    lastView: Int32Array.from(lastView),
    archived: Int32Array.from(each(() => (draw(10) === 0 ? today - draw(500) : NONE))),
    yearViews: Float64Array.from(each(() => draw(30))),
    bytes: Float64Array.from(each(() => draw(1e9))),
    kind: Uint8Array.from(each(() => draw(3))),
    ever: Uint8Array.from(lastView, (day) => Number(day !== NONE)),
    source: Int32Array.from(each(() => draw(4))),
    sources: ['Zoom', 'Web API', 'Panopto for Mac', ''],
    folder: Int32Array.from(each(() => draw(folders.length))),
    folders,
    creator: Int32Array.from(each(() => draw(creators.length))),
    creators,
    id: Array.from({ length: count }, (_, i) => `id-${i}`),
  };
}
