import { expect } from '@open-wc/testing';
import { groupCount, joinGroup } from './groups.ts';
import { SelectionStore } from './selection-store.ts';
import { rangeParameters, timelineParameters } from './selection.ts';

describe('SelectionStore', () => {
  it('lets a range replace the range before, however that was named', () => {
    const store = new SelectionStore({ period: 'P30D', grain: 'week' });
    store.choose({ from: '2026-01-01', to: '2026-02-01' });
    expect(store.selection).to.deep.equal({ from: '2026-01-01', to: '2026-02-01', grain: 'week' });
    store.choose({ term: 'ws26' });
    expect(store.selection).to.deep.equal({ term: 'ws26', grain: 'week' });
    store.choose({ term: undefined });
    expect(store.selection).to.deep.equal({ grain: 'week' });
  });

  it('fills only what nobody has chosen', () => {
    const store = new SelectionStore({ from: '2026-01-01' });
    store.fill({ period: 'P30D', grain: 'week', compare: 'year' });
    store.fill({ grain: 'day' });
    expect(store.selection).to.deep.equal({ from: '2026-01-01', grain: 'week', compare: 'year' });
  });

  it('keeps "no comparison" as a choice: a later wish must not bring one back', () => {
    const store = new SelectionStore();
    store.choose({ compare: 'none' });
    store.fill({ compare: 'previous' });
    expect(store.selection).to.deep.equal({ compare: 'none' });
  });

  it('tells of changes only', () => {
    const store = new SelectionStore({ period: 'P30D', metrics: ['plays'] });
    let told = 0;
    const unsubscribe = store.subscribe(() => (told += 1));
    store.choose({ period: 'P30D', metrics: ['plays'] });
    expect(told).to.equal(0);
    store.choose({ metrics: ['plays', 'visitors'] });
    expect(told).to.equal(1);
    unsubscribe();
    store.choose({ metrics: ['visitors'] });
    expect(told).to.equal(1);
  });
});

describe('the parameters of a question', () => {
  it('leave the defaults to the service, so that equal questions have equal paths', () => {
    expect(timelineParameters({ grain: 'auto', mode: 'delta', compare: 'none' })).to.deep.equal(
      timelineParameters({}),
    );
  });

  it('name the range in one way only', () => {
    expect(rangeParameters({ term: 'a', from: '2026-01-01', period: 'P30D' })).to.deep.equal({ term: 'a' });
    expect(rangeParameters({ from: '2026-01-01', period: 'P30D' })).to.deep.equal({
      from: '2026-01-01',
      to: undefined,
    });
    expect(rangeParameters({ to: '2026-01-01', period: 'P30D' })).to.deep.equal({
      to: '2026-01-01',
      period: 'P30D',
    });
  });
});

describe('groups', () => {
  it('share one store and are freed with the last member', () => {
    const [one, other] = [joinGroup('a'), joinGroup('a')];
    expect(one.store).to.equal(other.store);
    expect(joinGroup('b').store).not.to.equal(one.store);
    one.leave();
    expect(groupCount()).to.equal(2);
    other.leave();
    expect(groupCount()).to.equal(1);
    expect(joinGroup('a').store).not.to.equal(one.store);
  });
});
