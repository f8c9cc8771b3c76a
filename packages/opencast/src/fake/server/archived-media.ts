import type { UniversityEpisode } from '../university/university.ts';
import { addressOf, FPS } from './address.ts';
import { storedFiles } from './stored-files.ts';

/** What is archived; nothing before the recording. */
export function archivedMedia(episode: UniversityEpisode): readonly Record<string, unknown>[] {
  return storedFiles(episode).sources.map(({ bytes, duration, id, md5, stream }) => {
    const uri = addressOf(episode, 'assets/assets', `${id}/1`);
    const frames = Math.round((duration / 1_000) * FPS);
    return {
      identifier: id,
      flavor: `${stream}/source`,
      mimetype: 'video/mp4',
      duration,
      size: bytes,
      checksum: `${md5} (md5)`,
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
