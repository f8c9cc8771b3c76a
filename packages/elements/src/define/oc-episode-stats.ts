import './oc-range.ts';
import './oc-stat.ts';
import './oc-timeline.ts';
import './oc-segments.ts';
import { OcEpisodeStats } from '../composites/oc-episode-stats.ts';
import { define } from './define.ts';

define('oc-episode-stats', OcEpisodeStats);

export { OcEpisodeStats };
