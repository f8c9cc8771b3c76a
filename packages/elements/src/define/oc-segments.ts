import './oc-figure.ts';
import { OcSegments } from '../parts/oc-segments.ts';
import { define } from './define.ts';

define('oc-segments', OcSegments);

export { OcSegments };
