import { hash } from './random.ts';

/** Opencast takes any text as an identifier, and sooner or later somebody's script has made one of these. */
const ODD: readonly string[] = [
  'ID-kick-off, part 2',
  'recording 2024 final',
  'a%2Fb%20c',
  'intro-to-C#',
  'what-next?page=1',
  'größe&maß=5+1',
  "ID-d'accord;v=1",
  '<ID>"quoted"',
];

const ODD_SERIES: readonly string[] = [
  'ID-open-media',
  'Kurs 7, Gruppe B',
  'why?#not%2Fthis',
  'séminaire-d’été',
];

/** An identifier like those that Opencast makes itself. */
export function identifier(...parts: readonly (number | string)[]): string {
  const hex = [0, 1, 2, 3]
    .map((word) =>
      hash(word, ...parts)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  const variant = '89ab'.charAt(hash('variant', ...parts) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function oddIdentifier(index: number): string | undefined {
  return ODD[index];
}

export function oddSeriesIdentifier(index: number): string | undefined {
  return ODD_SERIES[index];
}
