import { identifier } from '../university/identifier.ts';
import { hash } from '../university/random.ts';
import type { UniversityEpisode } from '../university/university.ts';
import { addressOf, FPS, SERVER } from './address.ts';
import type { ApiVersion } from './api-version.ts';
import { storedFiles, type StoredFile } from './stored-files.ts';

type Json = Record<string, unknown>;

/** Where it can be watched. The internal one is the admins' preview and must be asked for. */
export function publicationsOf(
  episode: UniversityEpisode,
  version: ApiVersion,
  withInternal: boolean,
): readonly Json[] {
  return channelsOf(episode)
    .filter((channel) => channel !== 'internal' || (withInternal && version >= 11))
    .map((channel) => publicationOf(episode, channel, version));
}

export function channelsOf({ state, published, id }: UniversityEpisode): readonly string[] {
  if (published !== null)
    return [
      'internal',
      'engage-player',
      ...(hash('api', id) % 4 === 0 ? ['api'] : []),
      ...(hash('oai', id) % 8 === 0 ? ['oaipmh-default'] : []),
    ];
  return state === 'PROCESSED' ? ['internal'] : [];
}

function publicationOf(episode: UniversityEpisode, channel: string, version: ApiVersion): Json {
  const path = encodeURIComponent(episode.id);
  const { deliveries, preview } = storedFiles(episode);
  const files = channel === 'internal' ? (preview ? [preview] : []) : deliveries;
  const file = (type: string, flavor: string, mediatype: string) => ({
    id: identifier(episode.id, channel, type),
    mediatype,
    url: `${SERVER}/static/mh_default_org/${channel}/${path}/${type}`,
    flavor,
    ref: '',
    size: -1,
    checksum: '',
    tags: ['engage-download'],
  });
  return {
    id: identifier(episode.id, channel),
    channel,
    mediatype: 'text/html',
    url: `${SERVER}/play/${path}`,
    media: files.map((one) => track(episode, channel, one, version)),
    attachments: [file('preview.jpg', 'presenter/player+preview', 'image/jpeg')],
    metadata: [file('episode.xml', 'dublincore/episode', 'text/xml')],
  };
}

/**
 * Every channel has its own hard link, except that `api` names the files of the player. Only files that were
 * distributed lately have a checksum.
 */
function track(episode: UniversityEpisode, channel: string, file: StoredFile, version: ApiVersion): Json {
  const { bytes, duration, md5, stream } = file;
  const folder = `static/mh_default_org/${channel === 'api' ? 'engage-player' : channel}`;
  const id = identifier(file.id, folder);
  return {
    id,
    mediatype: 'video/mp4',
    url: addressOf(episode, folder, id),
    flavor: `${stream}/${channel === 'internal' ? 'preview' : 'delivery'}`,
    size: bytes,
    checksum: hash('checksum', episode.id) % 3 === 0 ? '' : `${md5} (md5)`,
    tags: ['engage-download', '720p-quality'],
    has_audio: true,
    has_video: true,
    duration,
    description: '',
    bitrate: 900_000,
    framerate: FPS,
    framecount: Math.round((duration / 1_000) * FPS),
    width: 1280,
    height: 720,
    ...(version >= 7 ? { is_master_playlist: false, is_live: false } : {}),
  };
}
