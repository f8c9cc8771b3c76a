import { escape } from '@influxdata/influxdb-client';
import { segmentsOf } from '@oc-stats/store';
import type { Detected } from '../detect/detection.ts';
import { SEGMENTS } from '../detect/names.ts';
import { is, type Source } from '../dialect/select.ts';
import { cumulativeJson } from '../segments/cumulative.ts';
import { foreignCurves } from '../segments/foreign-rows.ts';
import { OWN_FIELDS, ownRowsFrom } from '../segments/own-rows.ts';
import { startOfDay, tagSet } from './point-lines.ts';

const EVER = { from: '0300-01-01', to: '9799-12-31' };

/**
 * The watch curves as the original app reads them, made anew from all rows: one point an episode, kept at the oldest
 * moment that it has.
 */
export async function writeCumulative(
  detected: Detected,
  organization: string,
  episodes: readonly string[],
): Promise<void> {
  const { dialect, layout } = detected;
  const { own, tags } = layout;
  const source: Source = layout.segments ?? { policy: layout.daily.policy, measurement: SEGMENTS };
  const where = [is(tags.organization, organization), { tag: tags.episode, anyOf: episodes }];
  const groups = [tags.episode, tags.series];
  const [blocks = []] = await dialect.select([{ source: own.segments, fields: OWN_FIELDS, groups, where }]);
  const curves = segmentsOf(ownRowsFrom(blocks, tags), { range: EVER });
  const written = await foreignCurves(detected, source, { organization, episodes });
  const times = new Map(written.map(({ episode, time }) => [episode, time]));
  const lines = curves.map((curve) => {
    const keys = tagSet({ [tags.episode]: curve.episode, [tags.organization]: organization });
    const json = escape.quoted(cumulativeJson(curve));
    const time = times.get(curve.episode) ?? startOfDay(curve.covered.from);
    return `${escape.measurement(source.measurement)},${keys} segments=${json} ${time}`;
  });
  await dialect.writing?.write(lines, { policy: source.policy });
}
