import { addPlanKinds } from '@oc-stats/figures/retention/plans';
import { define } from '../define/define.ts';
import { addKind } from '../figure/kinds.ts';
import { OcRetentionLab } from './oc-retention-lab.ts';

// Most of what the lab takes; who only looks does not load it.
addPlanKinds(addKind);
define('oc-retention-lab', OcRetentionLab);
