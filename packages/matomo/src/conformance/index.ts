export { collectConformance, type OpenedSink } from './collect-conformance.ts';
