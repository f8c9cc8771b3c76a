import type { SegmentsQuery, SegmentsRow } from '@oc-stats/store';
import { dayNumber } from '@oc-stats/contract';
import type { Detected } from '../detect/detection.ts';
import { is, type Select } from '../dialect/select.ts';
import type { InfluxWarning } from '../influx-options.ts';
import { storedTag } from '../dialect/tag-text.ts';
import { cellsOf } from '../reading/add-points.ts';
import { foreignCurves, foreignRow } from './foreign-rows.ts';
import { OWN_FIELDS, ownRowsFrom } from './own-rows.ts';

export interface SegmentsSurroundings {
  readonly detected: Detected;
  /** The last complete day of the organisation. */
  readonly through: () => Promise<string | null>;
  /** The most days that one own row counts. */
  readonly longest: () => Promise<number>;
  readonly warn: (warning: InfluxWarning) => void;
}

/** Own rows know their days, so they are preferred; an episode without any is answered from its cumulative curve. */
export async function readSegments(
  query: SegmentsQuery,
  given: SegmentsSurroundings,
  signal?: AbortSignal,
): Promise<SegmentsRow[]> {
  const { scope } = query;
  if (scope.id === '') return [];
  const own = given.detected.layout.hasBooks ? await ownRows(query, given, signal) : [];
  const foreign = await foreignRows(query, new Set(own.map(({ episode }) => episode)), given, signal);
  return [...own, ...foreign];
}

async function ownRows(
  { scope, range }: SegmentsQuery,
  { detected, longest }: SegmentsSurroundings,
  signal: AbortSignal | undefined,
): Promise<SegmentsRow[]> {
  const { dialect, layout } = detected;
  const { tags, own } = layout;
  const select: Select = {
    source: own.segments,
    fields: OWN_FIELDS,
    groups: [tags.organization, tags.episode, tags.series],
    where: [is(tags[scope.type], scope.id)],
    from: dayNumber(range.from) - (await longest()) + 1,
    before: dayNumber(range.to) + 1,
  };
  const [blocks = []] = await dialect.select([select], signal);
  const organization = storedTag(scope.organization);
  return ownRowsFrom(onlyOf(organization), tags);

  function onlyOf(wanted: string) {
    return blocks.map((block) => {
      const organizationOf = cellsOf(block)(tags.organization);
      return { ...block, values: block.values.filter((row) => organizationOf(row) === wanted) };
    });
  }
}

async function foreignRows(
  { scope }: SegmentsQuery,
  known: ReadonlySet<string>,
  { detected, through, warn }: SegmentsSurroundings,
  signal: AbortSignal | undefined,
): Promise<SegmentsRow[]> {
  const { dialect, layout } = detected;
  const { tags, segments } = layout;
  if (segments === null) return [];
  const { organization, id } = scope;
  const where = [is(tags.series, id), is(tags.organization, organization)];
  // The curves do not know their series; the daily points of the series know its episodes.
  const episodes =
    scope.type === 'episode' ? [id] : await dialect.tagValues(layout.daily, tags.episode, where, signal);
  const missing = episodes.filter((episode) => !known.has(episode));
  const last = missing.length > 0 ? await through() : null;
  if (last === null) return [];
  const curves = await foreignCurves(detected, segments, { organization, episodes: missing }, signal);
  return curves.flatMap((curve) => {
    if (curve.isOwn) return [];
    if (curve.row === null) {
      const message = `The watch curve of ${JSON.stringify(curve.episode.slice(0, 60))} cannot be read, so it is left out.`;
      warn({ code: 'unreadable-segments', message });
    }
    return foreignRow(curve, scope.type === 'series' ? id : null, last) ?? [];
  });
}
