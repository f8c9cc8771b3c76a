import type { RetentionOverview } from '@oc-stats/contract';
import { count, hours, type Table } from '../table.ts';

export function agesTable({ ages }: RetentionOverview): Table {
  return {
    name: 'age-at-last-view',
    caption: 'How many months ago watched recordings were last watched',
    columns: [count('Months'), count('Recordings'), hours('Hours')],
    rows: ages.map(({ hours, months, recordings }) => [months, recordings, hours]),
  };
}
