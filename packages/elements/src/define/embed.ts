/**
 * The script of the snippet. Everything that asks for numbers is in it; what only edits the selection comes after the
 * first numbers, or at once where the page itself names it, so that every element is defined in the end.
 */
import { warnOnce } from '../base/warn-once.ts';
import { OcEpisodeStats } from '../composites/oc-episode-stats.ts';
import { OcOrganizationStats } from '../composites/oc-organization-stats.ts';
import { OcSeriesStats } from '../composites/oc-series-stats.ts';
import { define } from './define.ts';
import './oc-episodes.ts';
import './oc-heatmap.ts';
import './oc-segments.ts';
import './oc-stat.ts';
import './oc-timeline.ts';
import './oc-top.ts';
import './oc-totals.ts';

const PATIENCE_MS = 2_000;

define('oc-organization-stats', OcOrganizationStats);
define('oc-series-stats', OcSeriesStats);
define('oc-episode-stats', OcEpisodeStats);

if (document.querySelector('oc-range')) later();
for (const type of ['oc-stats-load', 'oc-stats-error'])
  document.addEventListener(type, later, { once: true });
setTimeout(later, PATIENCE_MS);

/** May be called as often as one likes: a module is loaded once. */
function later(): void {
  import('./oc-range.ts').catch(() => warnOnce('<oc-range> cannot be loaded; everything else works.'));
}
