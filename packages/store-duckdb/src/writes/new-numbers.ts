import type { Numbering } from '../engine/numbering.ts';
import type { StoreSession } from '../engine/store-session.ts';

/**
 * Numbers that a batch needs and nobody has yet. They are written in its transaction and reach the readers only after
 * the commit; a batch that fails leaves nothing behind.
 */
export class NewNumbers {
  readonly organizationNo: number;
  readonly #numbering: Numbering;
  readonly #organization: string;
  readonly #series = new Map<string | null, number>();
  readonly #episodes = new Map<string, number>();
  readonly #spans = new Map<number, Set<number>>();

  constructor(numbering: Numbering, organization: string) {
    this.#numbering = numbering;
    this.#organization = organization;
    this.organizationNo = numbering.organization(organization) ?? numbering.next.organization;
  }

  series(id: string | null): number {
    const known = this.#numbering.series(this.organizationNo, id) ?? this.#series.get(id);
    if (known !== undefined) return known;
    const no = this.#numbering.next.series + this.#series.size;
    this.#series.set(id, no);
    return no;
  }

  episode(id: string): number {
    const known = this.#numbering.episode(this.organizationNo, id) ?? this.#episodes.get(id);
    if (known !== undefined) return known;
    const no = this.#numbering.next.episode + this.#episodes.size;
    this.#episodes.set(id, no);
    return no;
  }

  /** The episode has rows in this series. */
  span(episode: number, series: number): void {
    const known = this.#spans.get(episode);
    if (known) known.add(series);
    else this.#spans.set(episode, new Set([series]));
  }

  async write(session: StoreSession): Promise<void> {
    const organization_no = this.organizationNo;
    if (this.#isNewOrganization) {
      const parameters = { no: organization_no, id: this.#organization };
      await session.result('INSERT INTO organization VALUES ($no, $id)', parameters);
    }
    await append(session, 'series', organization_no, this.#series);
    await append(session, 'episode', organization_no, this.#episodes);
  }

  commit(): void {
    if (this.#isNewOrganization) this.#numbering.addOrganization(this.#organization);
    for (const id of this.#series.keys()) this.#numbering.addSeries(this.organizationNo, id);
    for (const id of this.#episodes.keys()) this.#numbering.addEpisode(this.organizationNo, id);
    for (const [episode, all] of this.#spans) {
      for (const series of all) this.#numbering.addSpan(episode, series);
    }
  }

  get #isNewOrganization(): boolean {
    return this.#numbering.organization(this.#organization) === undefined;
  }
}

async function append(
  session: StoreSession,
  table: string,
  organization: number,
  ids: ReadonlyMap<string | null, number>,
) {
  if (ids.size === 0) return;
  const appender = await session.connection.createAppender(table);
  for (const [id, no] of ids) {
    appender.appendInteger(no);
    appender.appendInteger(organization);
    if (id === null) appender.appendNull();
    else appender.appendVarchar(id);
    appender.endRow();
  }
  appender.closeSync();
}
