import { isFurther, type Figure } from '../figure.ts';
import { bars } from './bars.ts';
import { curve } from './curve.ts';
import { furtherKind } from './further.ts';
import { heat } from './heat.ts';
import type { Kind } from './kind.ts';
import { lines } from './lines.ts';

/** For whoever has them all at hand; a page loads them one by one. */
const KINDS = { bars, curve, heat, lines };

export function kindOf(figure: Figure): Kind {
  return isFurther(figure) ? furtherKind(figure) : KINDS[figure.kind];
}
