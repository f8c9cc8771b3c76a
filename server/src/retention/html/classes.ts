import type { RetentionClass, RetentionOverview } from '@oc-stats/contract';
import { escaped } from '../../http/page.ts';
import { formatHours, formatShare, shareOf } from '../format.ts';
import { bar } from './bars.ts';

type Classes = RetentionOverview['classes'];

/** In the order of a bar: from what is watched to what nobody ever watched. */
export const CLASS_NAMES: readonly (readonly [RetentionClass, label: string])[] = [
  ['recent', 'watched recently'],
  ['undated', 'watched, nobody knows when'],
  ['stale', 'watched, but not recently'],
  ['new', 'never watched, but new'],
  ['unobserved', 'older than counting'],
  ['never', 'never watched'],
];

/** How a part of the inventory is made up; `whole` is what the longest bar stands for. */
export function classBar(classes: Classes, whole: number): string {
  return bar(
    CLASS_NAMES.map(([name]) => [name, classes[name].hours]),
    whole,
  );
}

/** What the colours mean, with what there is of each. */
export function classLegend({ classes, total }: Pick<RetentionOverview, 'classes' | 'total'>): string {
  const items = CLASS_NAMES.filter(([name]) => classes[name].recordings > 0).map(([name, label]) => {
    const { hours } = classes[name];
    const share = shareOf(hours, total.hours);
    const part = share === null ? '' : `, ${formatShare(share)}`;
    return `<li><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="${name}" width="12" height="12"/></svg> ${escaped(label)}: ${formatHours(hours)} h${part}</li>`;
  });
  return `<ul class="legend">${items.join('')}</ul>`;
}
