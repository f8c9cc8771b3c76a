import { OcFigure } from '../figure/oc-figure.ts';
import { define } from './define.ts';

define('oc-figure', OcFigure);

export { OcFigure };
