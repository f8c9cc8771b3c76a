import type { Figure } from '../figure.ts';
import { bars } from './bars.ts';
import { curve } from './curve.ts';
import { heat } from './heat.ts';
import type { Kind } from './kind.ts';
import { lines } from './lines.ts';

/** For whoever has them all at hand; a page loads them one by one. */
export const KINDS: Readonly<Record<Figure['kind'], Kind>> = { bars, curve, heat, lines };
