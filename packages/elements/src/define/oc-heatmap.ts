import './oc-figure.ts';
import { OcHeatmap } from '../parts/oc-heatmap.ts';
import { define } from './define.ts';

define('oc-heatmap', OcHeatmap);

export { OcHeatmap };
