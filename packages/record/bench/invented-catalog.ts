import { addDays } from '@oc-stats/contract';
import type { CatalogSnapshot } from '@oc-stats/opencast';

/** Twenty episodes a series, with ids and titles as long as real ones. `edited` says how many titles differ. */
export function inventedCatalog(episodes: number, edited = 0): CatalogSnapshot {
  const series = Array.from({ length: Math.ceil(episodes / 20) }, (_, i) => ({
    id: idOf('c', i),
    title: `Introduction to the theory of subject ${i}, summer term`,
    organizers: [`Prof. Dr. Erika Muster ${i % 900}`],
    date: addDays('2020-04-01', i % 1_500),
  }));
  return {
    organization: { id: 'mh_default_org', title: 'University' },
    series,
    episodes: Array.from({ length: episodes }, (_, i) => ({
      id: idOf('e', i),
      title: `Lecture ${i % 20}: on the ${i % 997}th question of subject ${Math.floor(i / 20)}${i < edited ? ' (new)' : ''}`,
      seriesId: i % 50 === 0 ? null : idOf('c', Math.floor(i / 20)),
      presenters: [`Prof. Dr. Erika Muster ${Math.floor(i / 20) % 900}`],
      date: addDays('2020-04-01', (i * 7) % 1_500),
      published: addDays('2020-04-02', (i * 7) % 1_500),
      duration: 5_000 + ((i * 31) % 900),
    })),
  };
}

function idOf(kind: string, no: number): string {
  const digits = Math.imul(no + 1, 0x9e3779b1) >>> 0;
  return `${kind}${digits.toString(16).padStart(7, '0')}-5e1f-4a6b-9c2d-${no.toString(16).padStart(12, '0')}`;
}
