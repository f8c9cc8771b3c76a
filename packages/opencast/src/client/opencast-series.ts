import type { AllowedRoles } from './allowed-roles.ts';
import { text, textOrNull, texts, type Fields } from './fields.ts';

export interface OpencastSeries {
  readonly id: string;
  readonly title: string;
  readonly organizers: readonly string[];
  /** Instant, ISO 8601 in UTC. */
  readonly created: string | null;
  /** Where it was asked who may do something with it. */
  readonly allowed?: AllowedRoles;
}

export function readSeries(fields: Fields): OpencastSeries {
  return {
    id: text(fields['identifier']),
    title: text(fields['title']),
    organizers: texts(fields['organizers']),
    created: textOrNull(fields['created']),
  };
}
