export * from './breaker-open-error.ts';
export * from './create-resilience.ts';
export * from './parse-retry-after.ts';
export * from './read-text.ts';
export * from './resilience.ts';
export * from './with-deadline.ts';
