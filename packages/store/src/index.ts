export * from './bounds.ts';
export * from './capabilities.ts';
export * from './reader.ts';
export * from './scope.ts';
export * from './sink.ts';
