import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define/oc-figure.ts';
import '../define/oc-organization-stats.ts';
import '../define/oc-stat.ts';
import '../define/oc-timeline.ts';
import type { OcStatsElement } from '../base/oc-stats-element.ts';
import type { OcStatsTokenEvent } from '../events/oc-stats-token.ts';
import { clear, deepQuery, mount, next, until } from '../fixture/mount.fixture.ts';
import { University } from '../fixture/university.fixture.ts';
import type { OcStat } from '../parts/oc-stat.ts';
import type { OcTimeline } from '../parts/oc-timeline.ts';
import { clientFor } from './client-for.ts';
import { FakeService, json } from './fake-service.fixture.ts';
import { StatsClient } from './stats-client.ts';

const SERVER = 'https://stats.example';
const NOW = Date.parse('2026-11-20T09:40:00Z');
const ENDED = { type: 'x', title: 'The token has ended.', status: 401, code: 'token-expired' };

/** A service that takes some tokens and denies all others. */
class Guarded {
  readonly taken = new Set(['good']);
  /** The token of every request. */
  readonly tokens: (string | undefined)[] = [];
  readonly service: FakeService;
  readonly #university = new University();

  constructor() {
    this.service = new FakeService((asked) => {
      const { token } = JSON.parse(asked.body ?? '{}') as { token?: string };
      this.tokens.push(token);
      if (!this.taken.has(token ?? '')) return json(ENDED, 401);
      return this.#university.service.fetch(asked.url, { method: asked.method, body: asked.body });
    });
  }

  client(token: string | undefined, patience = 60_000): StatsClient {
    return new StatsClient(SERVER, token, { fetch: this.service.fetch, patience, now: () => NOW });
  }
}

/** Unsigned: browsers only read when it ends. */
function tokenUntil(end: number): string {
  const payload = btoa(JSON.stringify({ exp: Math.floor(end / 1000), sub: '~~~???' }));
  return `e30.${payload.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.c2ln`;
}

function stat(client: StatsClient, period = 'P90D'): Promise<OcStat> {
  return mount<OcStat>(html`<oc-stat .client=${client} period=${period} loading="eager"></oc-stat>`);
}

describe('a token that the service denies', () => {
  const heard: OcStatsTokenEvent[] = [];
  let answer: (event: OcStatsTokenEvent) => void = () => {};
  const listen = (event: OcStatsTokenEvent): void => {
    heard.push(event);
    answer(event);
  };

  beforeEach(() => {
    heard.length = 0;
    document.addEventListener('oc-stats-token', listen);
  });
  afterEach(() => {
    document.removeEventListener('oc-stats-token', listen);
    clear();
  });

  it('is asked for once by all elements that share it, and their questions are asked again', async () => {
    const guarded = new Guarded();
    const client = guarded.client('old');
    answer = ({ detail }) => detail.renew('good');
    const place = await mount(
      html`<section>
        <oc-organization-stats .client=${client} loading="eager"></oc-organization-stats>
        <oc-stat .client=${client} loading="eager" period="P7D"></oc-stat>
      </section>`,
    );
    await next(place, 'oc-stats-load', 4);
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include({ bubbles: true, composed: true, cancelable: true });
    expect(new Set(guarded.tokens)).to.deep.equal(new Set(['old', 'good']));
    expect(guarded.tokens.filter((token) => token === 'old')).to.have.length(1);
  });

  it('leaves what stands as it is: same element, same picture', async () => {
    const guarded = new Guarded();
    const client = guarded.client('good');
    const element = await mount<OcTimeline>(
      html`<oc-timeline .client=${client} loading="eager"></oc-timeline>`,
    );
    await next(element, 'oc-stats-load');
    await until(() => deepQuery(element, '.still path'));
    const drawn = deepQuery(element, '.still path');
    guarded.taken.clear();
    guarded.taken.add('better');
    answer = ({ detail }) => detail.renew(Promise.resolve('better'));
    const other = await stat(client, 'P30D');
    await next(other, 'oc-stats-load');
    expect(deepQuery(element, '.still path')).to.equal(drawn);
    expect(guarded.tokens).to.deep.equal(['good', 'good', 'better']);
  });

  it('is a failure in words when nobody answers within a moment', async () => {
    answer = () => {};
    const element = await stat(new Guarded().client('old', 60));
    expect((await next(element, 'oc-stats-error')).detail.code).to.equal('token-expired');
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[part="error"]')!.textContent).to.match(/\w{3,} \w+/);
    expect(heard).to.have.length(1);
  });

  for (const [what, renew] of [
    ['nothing', () => ''],
    ['the same again', () => 'old'],
    ['something else than a text', () => 7 as unknown as string],
    ['a promise that is broken', () => Promise.reject(new Error('no session'))],
  ] as const) {
    it(`is a failure when the page gives ${what}`, async () => {
      answer = ({ detail }) => detail.renew(renew());
      const element = await stat(new Guarded().client('old'));
      expect((await next(element, 'oc-stats-error')).detail.code).to.equal('token-expired');
    });
  }

  it('is a failure when the new one is denied as well, without asking for ever', async () => {
    const guarded = new Guarded();
    answer = ({ detail }) => detail.renew('other');
    const element = await stat(guarded.client('old'));
    expect((await next(element, 'oc-stats-error')).detail.code).to.equal('token-expired');
    expect(heard).to.have.length(1);
    expect(guarded.tokens).to.deep.equal(['old', 'other']);
  });

  it('is waited for longer where the page prevents the default', async () => {
    const guarded = new Guarded();
    answer = (event) => event.preventDefault();
    const loaded = stat(guarded.client('old', 6_000)).then((element) => next(element, 'oc-stats-load'));
    await until(() => heard.length > 0);
    // Far beyond the moment of 400 ms that others get.
    await new Promise((resolve) => setTimeout(resolve, 800));
    heard[0]!.detail.renew('good');
    await loaded;
  });

  it('may also be missing altogether', async () => {
    const guarded = new Guarded();
    answer = ({ detail }) => detail.renew('good');
    const element = await stat(guarded.client(undefined));
    await next(element, 'oc-stats-load');
    expect(heard.map(({ detail }) => detail.expired)).to.deep.equal([true]);
  });

  it('may be replaced by the attribute as well', async () => {
    const guarded = new Guarded();
    answer = () => {};
    const element = await stat(guarded.client('old'));
    await until(() => heard.length > 0);
    const loaded = next(element, 'oc-stats-load');
    element.client = guarded.client('good');
    await loaded;
  });

  it('is not asked for on behalf of elements that have gone', async () => {
    const guarded = new Guarded();
    const client = guarded.client('old');
    const element = await stat(client);
    element.remove();
    await until(() => client.users.size === 0);
    expect(heard).to.have.length(0);
  });
});

describe('a token that ends', () => {
  afterEach(clear);

  /** What the page hears in the time that a question of its own takes. */
  async function heardBy(client: StatsClient): Promise<OcStatsTokenEvent | 'nothing'> {
    const element: OcStatsElement = await stat(client);
    const heard = next(element, 'oc-stats-token');
    const other = await stat(new University().client, 'P30D');
    const patience = next(other, 'oc-stats-load').then(
      () => new Promise<'nothing'>((resolve) => setTimeout(() => resolve('nothing'), 200)),
    );
    return Promise.race([heard, patience]);
  }

  it('is asked for before its end, though nobody asks anything', async () => {
    const guarded = new Guarded();
    const token = tokenUntil(NOW + 1_000);
    guarded.taken.add(token);
    const client = guarded.client(token);
    const element = await stat(client);
    const { detail } = await next(element, 'oc-stats-token');
    expect(detail.expired).to.equal(false);
    detail.renew('good');
    await until(() => client.token === 'good');
    expect(guarded.tokens).to.deep.equal([token]);
  });

  for (const [what, token] of [
    ['in an hour', tokenUntil(NOW + 3_600_000)],
    ['after longer than a timer can wait', tokenUntil(NOW + 2 ** 40)],
    ['who knows when', 'opaque'],
    ['never', 'e30.e30.c2ln'],
    ['at no time that could be read', 'a.%%%.b'],
  ] as const) {
    it(`${what} is not asked for now`, async () => {
      const guarded = new Guarded();
      guarded.taken.add(token);
      expect(await heardBy(guarded.client(token))).to.equal('nothing');
    });
  }

  it('and that the page gave for another one leads to the same client', () => {
    const first = clientFor(`${SERVER}/renewed`, 'first')!;
    first.token = 'second';
    expect(clientFor(`${SERVER}/renewed`, 'second')).to.equal(first);
    expect(clientFor(`${SERVER}/renewed`, 'first')).to.equal(first);
    expect(clientFor(`${SERVER}/renewed`, 'third')).not.to.equal(first);
    expect(clientFor(`${SERVER}/elsewhere`, 'second')).not.to.equal(first);
    expect(clientFor(`${SERVER}/renewed`, null)).not.to.equal(first);
  });
});
