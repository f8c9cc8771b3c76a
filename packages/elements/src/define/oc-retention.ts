import { OcRetention } from '../retention/oc-retention.ts';
import { define } from './define.ts';

define('oc-retention', OcRetention);

export { OcRetention };
