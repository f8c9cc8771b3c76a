import type { Language } from '@oc-stats/figures';
import { LitElement, type CSSResult, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { clientFor } from '../client/client-for.ts';
import type { Failure } from '../client/failure.ts';
import type { StatsClient } from '../client/stats-client.ts';
import { LanguageController } from '../controllers/language.ts';
import { SurroundingsController } from '../controllers/surroundings.ts';
import { ThemeController } from '../controllers/theme.ts';
import { tokens } from '../styles/tokens.ts';
import { attributeFailure } from './attributes.ts';
import { hostStyles } from '../styles/host.ts';
import { hrefFrom } from './href.ts';
import { warnOfMisspeltLater } from './misspelt-later.ts';
import { looksDue } from '../pace/look.ts';
import { turn } from '../pace/turn.ts';

/** What all elements share: where they ask, how they look and speak, where their links lead. Nothing of what they show. */
export abstract class OcStatsElement extends LitElement {
  static override styles: CSSResult[] = [tokens, hostStyles];

  readonly internals = this.attachInternals();
  protected readonly surroundings = new SurroundingsController(this);
  protected readonly tongue = new LanguageController(this);
  readonly themed: ThemeController = new ThemeController(this);

  /** Address of the service; by default that of the script. */
  @property() server: string | null = null;
  /** Signed permission to see what is asked for. */
  @property() token: string | null = null;
  /** `auto` (default: like the page), `light` or `dark`. */
  @property({ reflect: true }) theme: string | null = null;
  /** `lazy` (default) waits until the element is near the window; `eager` does not. */
  @property() loading: string | null = null;
  /** Where links to episodes lead, with `{id}` in it. */
  @property({ attribute: 'episode-href' }) episodeHref: string | null = null;
  /** Where links to series lead, with `{id}` in it. */
  @property({ attribute: 'series-href' }) seriesHref: string | null = null;

  /** An attribute that cannot be read. */
  attributeFailure: Failure | null = null;
  #client: StatsClient | null = null;

  get client(): StatsClient | null {
    if (this.#client || this.server || this.token) return this.#client ?? clientFor(this.server, this.token);
    return this.surroundings.value?.client ?? clientFor(null, null);
  }

  /** Asks through this client, whatever `server` and `token` say. */
  set client(client: StatsClient | null) {
    this.#client = client;
    this.requestUpdate();
  }

  get language(): Language {
    return this.tongue.language;
  }

  readonly hrefFor = (type: 'series' | 'episode', id: string): string | null => {
    const template = type === 'series' ? this.seriesHref : this.episodeHref;
    return hrefFrom(template, id) ?? this.surroundings.value?.hrefFor(type, id) ?? null;
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    warnOfMisspeltLater(this);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override async scheduleUpdate(): Promise<void> {
    const looks = looksDue();
    if (looks) await looks;
    const wait = turn();
    if (wait) await wait;
    return super.scheduleUpdate() as void;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.attributeFailure = attributeFailure(this);
  }
}
