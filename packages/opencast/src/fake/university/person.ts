import { pick, type Random } from './random.ts';

// Invented, in combinations that nobody is known to bear.
const GIVEN = [
  'Amalthea',
  'Benedikt',
  'Çiğdem',
  'Dorothée',
  'Eyolf',
  'Feodora',
  'Gunnlaug',
  'Hedda',
  'Ignatia',
  'Jörn',
  'Kasimira',
  'Leocadia',
  'Mehmet',
  'Nadezhda',
  'Ottokar',
  'Philippa',
  'Quirin',
  'Ragnhild',
  'Sölve',
  'Thessaly',
  'Ülkü',
  'Veselina',
  'Wunibald',
  'Xanthe',
  'Yevgenia',
  'Zoltán',
] as const;
const FAMILY = [
  'Abendschön-Lund',
  'Brüskamp',
  'Căldărușan',
  'Dworschnik',
  'Erlenwasser',
  'Farnschläger',
  'Gutzenhöfer',
  'Hollunderbeck',
  'Iversbüttel',
  'Jarnåker',
  'Kvistbråten',
  'Lindwurmer',
  'Möhringsen',
  'Nachtsheimer-Ö',
  'Okonjima',
  'Pfauenstiel',
  'Quellmark',
  'Rosenquarz',
  'Strandgut-Weiß',
  'Tannhövel',
  'Uhlenflucht',
  'Vossbrink',
  'Wetterleuchter',
  'Zirbelkamp',
] as const;
const TITLES = ['Prof. Dr.', 'Prof. Dr.', 'Dr.', 'Prof.', '', 'PD Dr.'] as const;

export function person(random: Random): string {
  const title = pick(random, TITLES);
  const name = `${pick(random, GIVEN)} ${pick(random, FAMILY)}`;
  return title === '' ? name : `${title} ${name}`;
}
