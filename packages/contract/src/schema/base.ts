import { z } from '@hono/zod-openapi';
import { isCompare } from '../compare.ts';
import { isDay } from '../day.ts';
import { GRAINS } from '../grain.ts';
import { METRIC_IDS } from '../metric.ts';
import { isPeriod } from '../period.ts';
import { MAX_ID_LENGTH, SCOPE_TYPES } from '../scope.ts';

export const id = z.string().min(1).max(MAX_ID_LENGTH);
export const day = z.string().refine(isDay).meta({ format: 'date', example: '2026-10-01' });
export const metricId = z.enum(METRIC_IDS);
export const grain = z.enum(GRAINS);
export const scope = z.object({ type: z.enum(SCOPE_TYPES), id });
export const range = z.object({ from: day, to: day });
export const language = z
  .string()
  .max(35)
  .meta({ description: 'BCP 47; for sentences, files and pictures', example: 'de' });
export const period = z.string().refine(isPeriod).meta({ example: 'P90D' });
export const compare = z
  .string()
  .refine(isCompare)
  .meta({ description: '`none`, `previous`, `year` or `term:ID`', example: 'previous' });

/** A missing number is a gap: nobody counted then. A zero is a zero. */
export const values = z.array(z.number().nullable());

export const item = z.object({
  id,
  title: z.string().meta({ description: 'As Opencast has it: text, never markup' }),
});

/** What every answer with numbers says about where they come from. */
export const provenance = z.object({
  dayZone: z
    .string()
    .meta({ description: 'The zone in which the source cuts its days', example: 'Europe/Berlin' }),
  dataFrom: day
    .nullable()
    .meta({ description: 'Counting began, or the recording was published: earlier days are gaps' }),
  dataThrough: day
    .nullable()
    .meta({ description: 'The last complete day of the source; later days are gaps' }),
  provisionalFrom: day.nullable().meta({ description: 'Days from here on may still change' }),
  hidden: z
    .object({ below: z.int(), cells: z.int() })
    .nullable()
    .meta({ description: 'How many cells are withheld because too few people are behind them' }),
  revision: z.string().meta({ description: 'Changes whenever the numbers may have' }),
  asOf: z.iso.datetime(),
  definitions: z.string().meta({ description: 'Where the metrics are defined' }),
});

export const withheld = z.array(z.int().min(0)).exactOptional().meta({
  description:
    'Places of which something is withheld, all or a part: not all of the number, or none of it, is told',
});
