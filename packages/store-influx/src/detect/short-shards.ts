import type { InfluxLayout } from './layout.ts';

const A_YEAR = 365;

/** 157 weekly shards instead of 4 yearly ones make a series four times as slow and organisations unusable. */
export function hasShortShards({ shardDays }: InfluxLayout, days: number): boolean {
  return shardDays > 0 && shardDays <= 7 && days > A_YEAR;
}

export function shortShards({ daily, shardDays }: InfluxLayout): string {
  const policy =
    daily.policy === null ? 'the default retention policy' : `retention policy "${daily.policy}"`;
  return `${policy} keeps more than a year in shards of ${shardDays} days, so long ranges are slow. Use a policy with SHARD DURATION 52w, or let oc-stats write roll-ups.`;
}
