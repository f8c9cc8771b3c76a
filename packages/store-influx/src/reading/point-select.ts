import type { InfluxLayout } from '../detect/layout.ts';
import { is, type Condition, type Select, type Source } from '../dialect/select.ts';
import type { Need } from './need.ts';

/**
 * By the narrowest tag, with the organisation among what comes back: a second condition on a tag makes InfluxDB
 * intersect all series of the organisation, seven times the work at 40,000 episodes.
 *
 * Tags that hardly differ within the scope group the answer; the episodes of a series are a column, which is cheaper
 * there with many shards, though not for a whole organisation.
 */
export function pointSelect(layout: InfluxLayout, need: Need): Select {
  const { tags } = layout;
  const { scope, ids } = need;
  const wanted = ids.map((id) => tags[id]);
  const base = selectBase(layout, layout.daily, need);
  if (scope.type === 'organization') return { ...base, groups: wanted };
  if (scope.type === 'series') {
    const columns = ids.includes('episode') ? [tags.episode] : [];
    return { ...base, columns, groups: [tags.organization] };
  }
  return { ...base, groups: [tags.organization, ...(ids.includes('series') ? [tags.series] : [])] };
}

/** Roll-ups hold few rows, and every tag they have is worth its place. */
export function rollUpSelect(layout: InfluxLayout, source: Source, need: Need): Select {
  const groups = need.ids.includes('series') ? [layout.tags.series] : [];
  const base = selectBase(layout, source, need);
  if (need.scope.type === 'organization') return { ...base, groups };
  return { ...base, groups: [layout.tags.organization] };
}

function selectBase({ fields, tags }: InfluxLayout, source: Source, need: Need): Select {
  const { metrics, from, before } = need;
  return {
    source,
    fields: metrics.flatMap((metric) => fields[metric] ?? []),
    where: conditionsOf(tags, need),
    ...(from === undefined ? {} : { from }),
    before,
  };
}

/** "No series" is no narrow tag: nearly everything is without it somewhere. */
function conditionsOf(tags: InfluxLayout['tags'], { scope }: Need): Condition[] {
  const organization = is(tags.organization, scope.organization);
  if (scope.type === 'organization') return [organization];
  return scope.id === null ? [organization, is(tags.series, '')] : [is(tags[scope.type], scope.id)];
}
