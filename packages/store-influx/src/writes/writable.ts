import { StoreError } from '@oc-stats/store';
import type { Kept } from '../connection/kept.ts';
import type { Detected } from '../detect/detection.ts';
import { OWN_POLICY } from '../detect/names.ts';
import type { InfluxOptions } from '../influx-options.ts';

/** Lets through who may write here, and makes the place for what oc-stats keeps for itself. */
export class Writable {
  readonly #detection: Kept<Detected>;
  readonly #options: Pick<InfluxOptions, 'write'>;
  #isPrepared = false;

  constructor(detection: Kept<Detected>, options: Pick<InfluxOptions, 'write'>) {
    this.#detection = detection;
    this.#options = options;
  }

  async detected(signal?: AbortSignal): Promise<Detected> {
    if (!this.#options.write) {
      refuse('oc-stats may only read this InfluxDB. Set influxdb.write: true to let it write.');
    }
    const detected = await this.#detection.get(signal);
    if (detected.layout.kind === 'access-log') {
      refuse(
        'The measurement holds what opencast-influxdb-adapter counts. Let oc-stats write into another database.',
      );
    }
    if (detected.dialect.writing === null) {
      refuse('InfluxDB 3 cannot take back single points, so days cannot be replaced there. It is read only.');
    }
    if (!this.#isPrepared) await detected.dialect.writing.prepare(OWN_POLICY, signal);
    this.#isPrepared = true;
    return detected;
  }

  /** What was not there before is looked for anew: roll-ups and books are used as soon as they exist. */
  async wrote({ layout }: Detected): Promise<void> {
    if (
      layout.kind !== 'empty' &&
      layout.hasBooks &&
      layout.rollUps.series?.isOwn &&
      layout.rollUps.organization
    ) {
      return;
    }
    this.#detection.expire();
    await this.#detection.get();
  }
}

function refuse(message: string): never {
  throw new StoreError('not-available', message);
}
