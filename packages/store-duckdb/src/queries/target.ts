import type { Parameters } from '@oc-stats/duckdb';
import type { NoSeries, StoreScope } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';

/** A scope in numbers: what of the facts, or of a roll-up by series, belongs to it. */
export interface Target {
  readonly type: StoreScope['type'];
  /** A condition on `series_no` and, for an episode, `ep_no`. */
  readonly where: string;
  readonly parameters: Parameters;
}

const OF_ORGANIZATION = 'series_no IN (SELECT no FROM series WHERE organization_no = $no)';
/** The series tell DuckDB where in the sorted facts the episode lies. */
const OF_EPISODE = 'ep_no = $no AND series_no BETWEEN $low AND $high';

/** `null` when nothing is known of the scope: the answer is empty without asking. */
export function targetOf(scope: StoreScope | NoSeries, numbering: Numbering): Target | null {
  const organization = numbering.organization(scope.organization);
  if (organization === undefined) return null;
  if (scope.type === 'organization')
    return { type: scope.type, where: OF_ORGANIZATION, parameters: { no: organization } };
  if (scope.type === 'series') {
    const no = numbering.series(organization, scope.id);
    return no === undefined ? null : { type: scope.type, where: 'series_no = $no', parameters: { no } };
  }
  const no = numbering.episode(organization, scope.id);
  const span = no === undefined ? null : numbering.span(no);
  if (no === undefined || span === null) return null;
  return { type: scope.type, where: OF_EPISODE, parameters: { no, ...span } };
}
