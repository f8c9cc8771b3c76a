import { OcEpisodeStats } from '../composites/oc-episode-stats.ts';
import { OcOrganizationStats } from '../composites/oc-organization-stats.ts';
import { OcSeriesStats } from '../composites/oc-series-stats.ts';
import { define } from './define.ts';
import './oc-segments.ts';

define('oc-organization-stats', OcOrganizationStats);
define('oc-series-stats', OcSeriesStats);
define('oc-episode-stats', OcEpisodeStats);
