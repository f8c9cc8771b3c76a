import { OcTop } from '../parts/oc-top.ts';
import { define } from './define.ts';

define('oc-top', OcTop);

export { OcTop };
