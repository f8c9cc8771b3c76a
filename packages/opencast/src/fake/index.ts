export * from './server/create-fake-opencast.ts';
export * from './university/create-university.ts';
export * from './university/random.ts';
export * from './university/snapshot-of.ts';
export * from './university/teaching-term.ts';
export * from './university/university.ts';
