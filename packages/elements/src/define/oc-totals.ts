import './oc-figure.ts';
import { OcTotals } from '../parts/oc-totals.ts';
import { define } from './define.ts';

define('oc-totals', OcTotals);

export { OcTotals };
