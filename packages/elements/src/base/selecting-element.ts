import { OWN_ORGANIZATION, type MetricId, type Scope } from '@oc-stats/contract';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Failure } from '../client/failure.ts';
import { SelectionController } from '../controllers/selection.ts';
import { VisibleController } from '../controllers/visible.ts';
import { warnOnce } from './warn-once.ts';
import { OcStatsErrorEvent } from '../events/oc-stats-error.ts';
import type { SelectionStore } from '../selection/selection-store.ts';
import type { Selection } from '../selection/selection.ts';
import { OcStatsElement } from './oc-stats-element.ts';

/** An element that is about something (its scope) and takes part in a selection. */
export abstract class SelectingElement extends OcStatsElement {
  /** Opencast identifier of an episode. */
  @property() episode: string | null = null;
  /** Opencast identifier of a series. Without episode and series it is the organisation. */
  @property() series: string | null = null;
  /** Elements of one group share their selection. */
  @property() group: string | null = null;
  /** `P90D`, `P12W`, `P6M`, `P2Y` or `all`, ending with `to` or the last complete day. */
  @property() period: string | null = null;
  /** First day, `YYYY-MM-DD`. */
  @property() from: string | null = null;
  /** Last day, `YYYY-MM-DD`. */
  @property() to: string | null = null;
  /** A term of the academic calendar, by its identifier. */
  @property() term: string | null = null;
  /** `auto`, `day`, `week`, `month` or `year` */
  @property() grain: string | null = null;
  /** `delta` or `cumulative` */
  @property() mode: string | null = null;
  /** `none`, `previous`, `year` or `term:ID` */
  @property() compare: string | null = null;
  /** Some of `plays,visitors,finishes`. */
  @property() metrics: string | null = null;

  protected readonly visibility = new VisibleController(this);
  protected readonly selecting = new SelectionController(this);
  #scope: Scope | null = null;
  #reported: string | undefined;

  get seen(): boolean {
    return this.visibility.seen;
  }

  get scope(): Scope {
    const { episode, series } = this;
    const scope: Scope = episode
      ? { type: 'episode', id: episode }
      : series
        ? { type: 'series', id: series }
        : (this.surroundings.value?.scope ?? { type: 'organization', id: OWN_ORGANIZATION });
    const last = this.#scope;
    if (scope.type === last?.type && scope.id === last.id) return last;
    this.#scope = scope;
    return scope;
  }

  get subject(): string {
    return this.surroundings.value?.subject ?? '';
  }

  get offered(): SelectionStore | null {
    return this.surroundings.value?.selection ?? null;
  }

  get selection(): Selection {
    return this.selecting.selection;
  }

  get wish(): Selection {
    if (this.attributeFailure) return {};
    const entries = Object.entries({
      period: this.period,
      from: this.from,
      to: this.to,
      term: this.term,
      grain: this.grain,
      mode: this.mode,
      compare: this.compare,
      metrics: this.metrics?.split(',').map((name) => name.trim() as MetricId),
    });
    return Object.fromEntries(entries.filter(([, value]) => value));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.report(this.attributeFailure);
  }

  /** Tells page and console once about a failure that no question has brought. */
  protected report(failure: Failure | null): void {
    if (failure && failure.message !== this.#reported) {
      warnOnce(`${failure.code}: ${failure.message}`);
      this.dispatchEvent(new OcStatsErrorEvent(failure));
    }
    this.#reported = failure?.message;
  }
}
