import { OcRange } from '../parts/oc-range.ts';
import { define } from './define.ts';

define('oc-range', OcRange);

export { OcRange };
