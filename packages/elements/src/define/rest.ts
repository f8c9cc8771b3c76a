import '../controllers/all-words.ts';
import { OcEpisodes } from '../parts/oc-episodes.ts';
import { OcHeatmap } from '../parts/oc-heatmap.ts';
import { OcRange } from '../parts/oc-range.ts';
import { OcStat } from '../parts/oc-stat.ts';
import { OcTop } from '../parts/oc-top.ts';
import { OcTotals } from '../parts/oc-totals.ts';
import { OcRetention } from '../retention/oc-retention.ts';

export const REST = {
  'oc-stat': OcStat,
  'oc-range': OcRange,
  'oc-top': OcTop,
  'oc-totals': OcTotals,
  'oc-heatmap': OcHeatmap,
  'oc-episodes': OcEpisodes,
  'oc-retention': OcRetention,
};
