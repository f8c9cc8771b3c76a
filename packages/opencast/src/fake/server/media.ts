import { hash } from '../university/random.ts';
import { identifier } from '../university/identifier.ts';
import type { UniversityEpisode } from '../university/university.ts';
import type { ApiVersion } from './api-version.ts';

const SERVER = 'https://opencast.demo.invalid';
const FPS = 25;

type Json = Record<string, unknown>;

/** What is archived; nothing before the recording. */
export function mediaOf(episode: UniversityEpisode): readonly Json[] {
  if (episode.duration === null) return [];
  return ['presenter', 'presentation'].slice(0, 1 + (hash('streams', episode.id) % 2)).map((stream) => {
    const { id, duration, uri } = trackOf(episode, stream, 'assets/assets');
    const frames = Math.round((duration / 1_000) * FPS);
    return {
      identifier: id,
      flavor: `${stream}/source`,
      mimetype: 'video/mp4',
      duration,
      size: duration * 240,
      checksum: `${identifier(id, 'md5').replaceAll('-', '')} (md5)`,
      tags: ['archive'],
      has_audio: true,
      has_video: true,
      is_live: false,
      is_master_playlist: false,
      description: '',
      uri,
      'element-description': uri,
      streams: {
        'video-1': {
          identifier: 'video-1',
          framecount: frames,
          framewidth: 1920,
          frameheight: 1080,
          framerate: FPS,
          format: 'H.264',
          bitrate: 1_800_000,
        },
        'audio-1': {
          identifier: 'audio-1',
          channels: 2,
          framecount: frames,
          samplingrate: 48_000,
          bitrate: 96_000,
          format: 'AAC',
        },
      },
    };
  });
}

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
    return ['internal', 'engage-player', ...(hash('oai', id) % 8 === 0 ? ['oaipmh-default'] : [])];
  return state === 'PROCESSED' ? ['internal'] : [];
}

function publicationOf(episode: UniversityEpisode, channel: string, version: ApiVersion): Json {
  const path = encodeURIComponent(episode.id);
  const { id, duration, uri } = trackOf(episode, channel, 'static/mh_default_org');
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
    media: [
      {
        id,
        mediatype: 'video/mp4',
        url: uri,
        flavor: 'presenter/delivery',
        size: duration * 110,
        checksum: '',
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
      },
    ],
    attachments: [file('preview.jpg', 'presenter/player+preview', 'image/jpeg')],
    metadata: [file('episode.xml', 'dublincore/episode', 'text/xml')],
  };
}

function trackOf({ id, duration }: UniversityEpisode, name: string, folder: string) {
  const track = identifier(id, name, 'track');
  return {
    id: track,
    duration: (duration ?? 0) * 1_000,
    uri: `${SERVER}/${folder}/${encodeURIComponent(id)}/${track}/recording.mp4`,
  };
}
