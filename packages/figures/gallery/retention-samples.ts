import { addOverviewKinds, agesFigure, gridFigure, stacksFigure } from '../src/retention/index.ts';
import { addPlanKinds, balanceFigure, differenceFigure } from '../src/retention/plans.ts';
import type { Figure } from '../src/index.ts';
import { retentionComparison, retentionOverview } from './retention-answers.ts';

addOverviewKinds();
addPlanKinds();

const overview = retentionOverview();
const empty = retentionOverview({
  bySource: [],
  byFolder: [],
  ages: [],
  matrix: { sources: [], folders: [], hours: [], neverHours: [] },
});
const zone = 'America/Los_Angeles';
const bounded = retentionComparison({ stored: 14_000, archived: 9_000 });
const difference = differenceFigure(retentionComparison(), zone);

export const RETENTION_SAMPLES: readonly [name: string, figure: Figure, width?: number, lang?: 'de'][] = [
  ['stacks-sources', stacksFigure(overview, 'source', 'All folders')],
  ['stacks-folders-280', stacksFigure(overview, 'folder', 'Moodle'), 280, 'de'],
  ['stacks-empty', stacksFigure(empty, 'folder', 'Moodle/ART')],
  ['grid', gridFigure(overview, 'All folders')],
  ['grid-280', gridFigure(overview, 'All folders'), 280, 'de'],
  ['ages', agesFigure(overview, 'All folders')],
  ['ages-280', agesFigure(retentionOverview({ months: 36 }), 'All folders'), 280, 'de'],
  ['ages-empty', agesFigure(empty, 'All folders')],
  ['balance', balanceFigure(retentionComparison(), zone)],
  ['balance-quotas', balanceFigure(bounded, zone), 800, 'de'],
  ['balance-quotas-280', balanceFigure(bounded, zone), 280],
  ...(difference ? [['difference', difference] as [string, Figure]] : []),
];
