import { expect } from '@open-wc/testing';
import { StatsClient } from '../client/stats-client.ts';
import type { OcStatsTokenEvent } from '../events/oc-stats-token.ts';
import { pictureFromService } from './from-service.ts';

const PATH = '/api/v1/stats/series/a/timeline?period=P30D';
const PICTURE = { lang: 'en', theme: 'light', width: 600, height: 300 } as const;

describe('a picture of the service', () => {
  const { fetch } = window;
  const user = document.createElement('p');
  /** What each request had for a permission. */
  let asked: (string | null)[] = [];
  let wishes = 0;
  let answer: (event: OcStatsTokenEvent) => void = () => {};

  beforeEach(() => {
    [asked, wishes] = [[], 0];
    document.body.append(user);
    window.fetch = (_url, options) => {
      const given = new Headers(options?.headers).get('authorization');
      asked.push(given);
      const status = given === 'Bearer good' ? 200 : 401;
      return Promise.resolve(new Response('the picture', { status }));
    };
    user.addEventListener('oc-stats-token', listen);
  });
  afterEach(() => {
    window.fetch = fetch;
    user.removeEventListener('oc-stats-token', listen);
    user.remove();
  });

  function listen(event: OcStatsTokenEvent): void {
    wishes += 1;
    answer(event);
  }

  function clientWith(token: string | undefined): StatsClient {
    const client = new StatsClient('https://stats.example', token, { patience: 150 });
    client.users.add(user);
    return client;
  }

  async function failureOf(client: StatsClient): Promise<string> {
    return pictureFromService(client, PATH, PICTURE).then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
  }

  it('comes with the token that the page has', async () => {
    const picture = await pictureFromService(clientWith('good'), PATH, PICTURE);
    expect(await picture.text()).to.equal('the picture');
    expect([asked, wishes]).to.deep.equal([['Bearer good'], 0]);
  });

  for (const [name, token] of [
    ['has ended meanwhile', 'ended'],
    ['was never given', undefined],
  ] as const) {
    it(`is asked for again with a new token where the old one ${name}`, async () => {
      answer = ({ detail }) => detail.renew(Promise.resolve('good'));
      const client = clientWith(token);
      const picture = await pictureFromService(client, PATH, PICTURE);
      expect(await picture.text()).to.equal('the picture');
      expect(asked).to.deep.equal([token ? `Bearer ${token}` : null, 'Bearer good']);
      expect([client.token, wishes]).to.deep.equal(['good', 1]);
    });
  }

  it('is asked for with the token that another element was given meanwhile, and the page is not asked', async () => {
    const client = clientWith('ended');
    const { fetch: service } = window;
    window.fetch = (...request) => {
      client.token = 'good';
      return service(...request);
    };
    await pictureFromService(client, PATH, PICTURE);
    expect([asked, wishes]).to.deep.equal([['Bearer ended', 'Bearer good'], 0]);
  });

  it('fails where the page has no other token, and after the second denial', async () => {
    answer = () => {};
    expect(await failureOf(clientWith('ended'))).to.match(/timeline\.png answers 401\.$/);
    expect(asked).to.have.length(1);
    answer = ({ detail }) => detail.renew('bad as well');
    expect(await failureOf(clientWith('ended'))).to.match(/ answers 401\.$/);
    expect(asked).to.deep.equal(['Bearer ended', 'Bearer ended', 'Bearer bad as well']);
  });
});
