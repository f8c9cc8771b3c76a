import type { UniversityEpisode } from '../university/university.ts';

export const SERVER = 'https://opencast.demo.invalid';
export const FPS = 25;

/** Where a file is fetched from, by the folder of the server and the element. */
export function addressOf({ id }: UniversityEpisode, folder: string, element: string): string {
  return `${SERVER}/${folder}/${encodeURIComponent(id)}/${element}/recording.mp4`;
}
