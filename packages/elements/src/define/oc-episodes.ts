import { OcEpisodes } from '../parts/oc-episodes.ts';
import { define } from './define.ts';

define('oc-episodes', OcEpisodes);

export { OcEpisodes };
