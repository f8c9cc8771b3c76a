import { createHash } from 'node:crypto';
import { escape } from '@influxdata/influxdb-client';
import type { Detected } from '../detect/detection.ts';
import { is, type Condition } from '../dialect/select.ts';
import { tagInLine } from '../dialect/tag-text.ts';
import { cellsOf } from '../reading/add-points.ts';

export type BatchKind = 'daily' | 'segments';

/**
 * Which batches have been applied. The id becomes a moment: 50 bits of its hash as nanoseconds are the first thirteen
 * days of 1970, so all ids of an organisation are one series in one shard, however many come.
 */
export async function isApplied(
  { dialect, layout }: Detected,
  batch: { readonly kind: BatchKind; readonly organization: string; readonly id: string },
  signal?: AbortSignal,
): Promise<boolean> {
  const { moment, digest } = traceOf(batch.id);
  const where: Condition[] = [is(layout.tags.organization, batch.organization), is('kind', batch.kind)];
  const select = { source: layout.own.batches, fields: ['digest'], where, at: moment };
  const [blocks = []] = await dialect.select([select], signal);
  return blocks.some((block) => block.values.some((row) => cellsOf(block)('digest')(row) === digest));
}

export async function remember(
  { dialect, layout }: Detected,
  batch: { readonly kind: BatchKind; readonly organization: string; readonly id: string },
): Promise<void> {
  const { batches } = layout.own;
  const { moment, digest } = traceOf(batch.id);
  const tags = `kind=${batch.kind},${escape.tag(layout.tags.organization)}=${tagInLine(batch.organization)}`;
  const fields = `digest=${escape.quoted(digest)},id=${escape.quoted(JSON.stringify(batch.id.slice(0, 200)))}`;
  await dialect.writing?.write([`${escape.measurement(batches.measurement)},${tags} ${fields} ${moment}`], {
    policy: batches.policy,
    precision: 'ns',
  });
}

function traceOf(id: string): { moment: string; digest: string } {
  const digest = createHash('sha256').update(id).digest('hex');
  return { moment: String(BigInt(`0x${digest.slice(0, 13)}`) >> 2n), digest };
}
