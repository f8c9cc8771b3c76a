import type { Bounds, StatsReader } from '@oc-stats/store';

/** Without the revision, which is different every time. */
export async function boundsOf(
  store: StatsReader,
  organization: string,
): Promise<Omit<Bounds, 'revision' | 'gaps'>> {
  const { countingSince, through, provisionalFrom } = await store.bounds(organization);
  return { countingSince, through, provisionalFrom };
}
