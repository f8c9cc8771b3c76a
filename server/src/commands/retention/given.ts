import type { Flags } from '../../config/load.ts';
import type { Export } from './export-inventory.ts';
import type { RETENTION_FORMATS } from './program.ts';

export type RetentionFormat = (typeof RETENTION_FORMATS)[number];

/** As it was typed. */
export interface RetentionGiven extends Flags {
  readonly sessions?: readonly string[];
  readonly usage?: readonly string[];
  readonly storage?: readonly string[];
  readonly opencast?: boolean;
  readonly asOf?: string;
  readonly timeZone?: string;
  readonly dateOrder: 'mdy' | 'dmy';
  readonly thresholds?: string;
  readonly yearStart: string;
  readonly courseFolder?: readonly string[];
  readonly owners?: string;
  readonly lastViews?: string;
  readonly plan?: readonly string[];
  readonly keep?: boolean;
  readonly snapshots?: boolean;
  readonly compare?: string;
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly table?: string;
  readonly export?: Export;
  readonly format: RetentionFormat;
}
