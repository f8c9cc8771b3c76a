import { expect } from '@open-wc/testing';
import { slice } from './slice.ts';

describe('slices', () => {
  it('come in order, each in a task of its own, so that others have their turn in between', async () => {
    const order: string[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => order.push('page');
    const first = slice().then(() => {
      order.push('first');
      // A task of the page that is there before the second slice is due.
      port2.postMessage(null);
    });
    const second = slice().then(() => order.push('second'));
    const third = slice().then(() => order.push('third'));
    await Promise.all([first, second, third]);
    port1.close();
    expect(order.filter((name) => name !== 'page')).to.deep.equal(['first', 'second', 'third']);
    expect(order.indexOf('page')).to.be.within(1, 2);
  });
});
