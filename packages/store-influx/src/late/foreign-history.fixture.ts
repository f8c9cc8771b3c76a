import { dayNumber } from '@oc-stats/contract';
import { compareIds } from '@oc-stats/store';
import { impression } from '../matomo-history.fixture.ts';
import type { RealInflux } from '../real-influx.fixture.ts';

export type Change =
  | {
      readonly kind: 'write';
      readonly day: string;
      readonly episode: string;
      readonly series: string | null;
      readonly plays: number;
      readonly second: number;
    }
  | { readonly kind: 'remove'; readonly day: string; readonly episode: string };

interface Point {
  readonly day: string;
  readonly episode: string;
  readonly series: string | null;
  readonly plays: number;
}

/** What an adapter and its admin do to a database, and what is in it then. */
export class ForeignHistory {
  readonly #influx: RealInflux;
  readonly #database: string;
  readonly #organization: string;
  readonly #points = new Map<string, Point>();

  constructor(influx: RealInflux, database: string, organization: string) {
    this.#influx = influx;
    this.#database = database;
    this.#organization = organization;
  }

  async apply(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      if (change.kind === 'write') await this.#write(change);
      else await this.#remove(change);
    }
  }

  /** Plays by series, of each day that has any. */
  days(): Map<string, string> {
    const days = new Map<string, Map<string, number>>();
    for (const { day, series, plays } of this.#points.values()) {
      const sums = days.get(day) ?? new Map<string, number>();
      days.set(day, sums.set(String(series), (sums.get(String(series)) ?? 0) + plays));
    }
    const text = (sums: Map<string, number>) => [...sums].map(([id, plays]) => `${id}=${plays}`).sort();
    return new Map(
      [...days].sort(([a], [b]) => compareIds(a, b)).map(([day, sums]) => [day, text(sums).join()]),
    );
  }

  /** What the roll-ups have to hold when they go through this day. */
  rollUps(through: number): string[] {
    return [...this.days()]
      .filter(([day]) => dayNumber(day) <= through)
      .flatMap(([day, text]) => {
        const sums = text.split(',').map((one) => one.split('=') as [string, string]);
        const all = sums.reduce((sum, [, plays]) => sum + Number(plays), 0);
        const number = dayNumber(day);
        return [
          `all ${number} ${all}`,
          ...sums.map(([id, plays]) => `${id === 'null' ? '' : id} ${number} ${plays}`),
        ];
      })
      .sort();
  }

  async #write({ day, episode, series, plays, second }: Extract<Change, { kind: 'write' }>): Promise<void> {
    const seconds = dayNumber(day) * 86_400 + second;
    await this.#influx.write(this.#database, [
      impression(episode, series, this.#organization, plays, seconds),
    ]);
    // InfluxDB keeps one point for each set of tags and moment.
    this.#points.set(JSON.stringify([episode, series, seconds]), { day, episode, series, plays });
  }

  async #remove({ day, episode }: Extract<Change, { kind: 'remove' }>): Promise<void> {
    const from = dayNumber(day) * 86_400;
    const between = `time >= ${from}s AND time < ${from + 86_400}s`;
    await this.#influx.query(
      `DELETE FROM impressions_daily WHERE "eventId" = '${episode}' AND ${between}`,
      {},
      this.#database,
    );
    for (const [key, point] of this.#points) {
      if (point.day === day && point.episode === episode) this.#points.delete(key);
    }
  }
}
