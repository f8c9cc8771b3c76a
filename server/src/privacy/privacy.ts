import type { Ask } from '../questions/ask.ts';
import type { PrivacySettings } from '../settings.ts';

/**
 * Every number that leaves the service passes here, whether as JSON, file or picture. A minimum of 0 withholds
 * nothing. A greater one is refused rather than half kept.
 */
export function privacy({ minimumVisitors }: PrivacySettings, next: Ask): Ask {
  if (minimumVisitors === 0) return next;
  throw new RangeError(`privacy.minimumVisitors ${minimumVisitors} cannot be kept by this version.`);
}
