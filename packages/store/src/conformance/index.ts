export { conformance, type ConformanceOptions } from './conformance.ts';
export { dailyTableRows } from './daily.ts';
export { ALL_DAYS, GOLDEN } from './golden.ts';
export { answersOf } from './life.ts';
export { dailyRows, days, scopeOf, type OpenedStore, type OpenStore, type WritableStore } from './subject.ts';
