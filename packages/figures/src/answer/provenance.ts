import type { Provenance } from '@oc-stats/contract';

/** Only what says where the numbers come from: a figure does not carry its answer along. */
export function provenanceOf(answer: Provenance): Provenance {
  const { dayZone, dataFrom, dataThrough, provisionalFrom, hidden, revision, asOf, definitions } = answer;
  return { dayZone, dataFrom, dataThrough, provisionalFrom, hidden, revision, asOf, definitions };
}
