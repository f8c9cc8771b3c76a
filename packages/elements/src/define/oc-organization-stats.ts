import './oc-range.ts';
import './oc-stat.ts';
import './oc-timeline.ts';
import './oc-top.ts';
import { OcOrganizationStats } from '../composites/oc-organization-stats.ts';
import { define } from './define.ts';

define('oc-organization-stats', OcOrganizationStats);

export { OcOrganizationStats };
