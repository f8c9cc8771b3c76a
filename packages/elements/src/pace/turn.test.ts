import { expect } from '@open-wc/testing';
import { turn, turnToDraw, whenCalm } from './turn.ts';

/** Longer than half a slice, so that at most two fit. */
function work(): void {
  const end = performance.now() + 5;
  while (performance.now() < end);
}

describe('turn', () => {
  it('gives way to the page when a slice of time is used up, and lets everybody run in order', async () => {
    const order: string[] = [];
    const element = async (name: string): Promise<void> => {
      const wait = turn();
      if (wait) await wait;
      work();
      order.push(name);
    };
    const page = new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(void order.push('page'));
      port2.postMessage('a task of the page');
    });
    await Promise.all([...'abcdefgh'].map(element).concat(page));
    expect(order.filter((name) => name !== 'page').join('')).to.equal('abcdefgh');
    expect(order.indexOf('page')).to.be.lessThan(4);
  });

  it('runs what concerns all of them when the last has had its turn', async () => {
    const order: string[] = [];
    const calm = new Promise<void>((resolve) => whenCalm(() => resolve(void order.push('calm'))));
    await Promise.all(
      [...'abcd'].map(async (name) => {
        const wait = turn();
        if (wait) await wait;
        work();
        order.push(name);
      }),
    );
    await calm;
    expect(order.join('')).to.equal('abcdcalm');
  });

  it('lets nobody draw before all have asked', async () => {
    const order: string[] = [];
    const take = async (wait: Promise<void> | null, name: string): Promise<void> => {
      if (wait) await wait;
      work();
      order.push(name);
    };
    const asked = new Promise<void>((resolve) => whenCalm(() => resolve(void order.push('asked'))));
    // The slice of time is used up.
    work();
    work();
    const drawn = ['drawn', 'drawn'].map((name) => take(turnToDraw(), name));
    await Promise.all([asked, ...drawn, take(turn(), 'element'), take(turn(), 'element')]);
    expect(order).to.deep.equal(['element', 'element', 'asked', 'drawn', 'drawn']);
  });
});
