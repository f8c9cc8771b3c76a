import { badFilter } from './opencast-error.ts';

export type EventFilter = Readonly<
  Partial<
    Record<
      | 'contributors'
      | 'location'
      | 'textFilter'
      | 'series'
      | 'subject'
      | 'identifier'
      | 'title'
      | 'description'
      | 'series_name'
      | 'language'
      | 'created'
      | 'license'
      | 'rightsholder'
      | 'is_part_of'
      | 'source'
      | 'status'
      | 'agent_id'
      | 'start'
      | 'technical_start'
      | 'presenters',
      string
    >
  >
>;

export type SeriesFilter = Readonly<
  Partial<
    Record<
      | 'managedAcl'
      | 'contributors'
      | 'CreationDate'
      | 'Creator'
      | 'textFilter'
      | 'language'
      | 'license'
      | 'organizers'
      | 'subject'
      | 'title'
      | 'identifier'
      | 'description'
      | 'creator'
      | 'publishers'
      | 'rightsholder',
      string
    >
  >
>;

/**
 * All conditions must hold. Opencast splits at commas before anything else and knows no escape, so a value with a
 * comma would silently ask something else; and an empty value would be skipped and ask for everything.
 */
export function filterText(filter: EventFilter | SeriesFilter): string {
  return Object.entries(filter)
    .map(([name, value]) => {
      if (value.includes(',')) throw badFilter(`a value with a comma cannot be expressed (${name}).`);
      if (value === '') throw badFilter(`an empty value would match everything (${name}).`);
      return `${name}:${value}`;
    })
    .join(',');
}
