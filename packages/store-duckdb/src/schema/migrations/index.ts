import { NUMBERED_IDS } from './002-numbered-ids.ts';
import { HALF_YEARS } from './003-half-years.ts';
import type { Migration } from './migration.ts';

/** In order; the first one that applies is the one `from` the version found. */
export const MIGRATIONS: readonly Migration[] = [NUMBERED_IDS, HALF_YEARS];
