import './oc-figure.ts';
import { OcTimeline } from '../parts/oc-timeline.ts';
import { define } from './define.ts';

define('oc-timeline', OcTimeline);

export { OcTimeline };
