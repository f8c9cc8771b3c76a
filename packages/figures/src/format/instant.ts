import type { Language } from '../language.ts';
import { DAY } from './day.ts';
import { dateFormat } from './intl.ts';

/** An instant in the zone of the data; a zone that this engine does not know becomes UTC. */
export function formatInstant(instant: string, zone: string, language: Language): string {
  const parts: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit' };
  try {
    return dateFormat(language.tag, { ...parts, timeZone: zone }).format(new Date(instant));
  } catch {
    return dateFormat(language.tag, { ...parts, timeZone: 'UTC', timeZoneName: 'short' }).format(
      new Date(instant),
    );
  }
}
