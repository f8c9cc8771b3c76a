import { metricsOf } from '../detect/layout.ts';
import type { Detected } from '../detect/detection.ts';
import { PointTableBuilder, type PointTable } from '../points/point-table.ts';
import { addPoints } from '../reading/add-points.ts';
import type { Need } from '../reading/need.ts';
import { pointSelect } from '../reading/point-select.ts';
import type { Stretch } from '../reading/unrolled.ts';

/**
 * All points of an organisation on some days. For a month that costs InfluxDB a third of what four sums by episode cost
 * it (measured with 1.6.7), and shows also what only moved from one day to another.
 */
export async function readDays(
  { dialect, layout }: Detected,
  organization: string,
  { from, to }: Partial<Stretch> & Pick<Stretch, 'from'>,
  signal?: AbortSignal,
): Promise<PointTable> {
  const scope = { organization, type: 'organization', id: organization } as const;
  const need: Need = {
    scope,
    metrics: metricsOf(layout),
    ids: ['series', 'episode'],
    from,
    before: (to ?? Number.POSITIVE_INFINITY) + 1,
  };
  const [blocks = []] = await dialect.select([pointSelect(layout, need)], signal);
  const table = new PointTableBuilder(need.metrics);
  addPoints(table, blocks, { layout, need });
  return table;
}
