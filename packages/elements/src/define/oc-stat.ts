import { OcStat } from '../parts/oc-stat.ts';
import { define } from './define.ts';

define('oc-stat', OcStat);

export { OcStat };
