import type { UniversitySeries } from '../university/university.ts';
import { accessOfSeries } from './access-list.ts';
import type { ApiVersion } from './api-version.ts';
import { CREATOR } from './series-criteria.ts';

export function seriesJson(
  series: UniversitySeries,
  version: ApiVersion,
  withAcl: boolean,
): Record<string, unknown> {
  return {
    identifier: series.id,
    title: series.title,
    creator: CREATOR,
    created: series.created,
    subjects: [series.subject],
    contributors: [],
    organizers: series.organizers,
    publishers: [],
    ...(version >= 1 ? { description: '', language: series.language, license: '', rightsholder: '' } : {}),
    ...(withAcl && version >= 5 ? { acl: accessOfSeries(series) ?? [] } : {}),
  };
}
