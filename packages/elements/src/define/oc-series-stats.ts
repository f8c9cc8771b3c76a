import './oc-range.ts';
import './oc-stat.ts';
import './oc-timeline.ts';
import './oc-totals.ts';
import './oc-heatmap.ts';
import './oc-episodes.ts';
import { OcSeriesStats } from '../composites/oc-series-stats.ts';
import { define } from './define.ts';

define('oc-series-stats', OcSeriesStats);

export { OcSeriesStats };
