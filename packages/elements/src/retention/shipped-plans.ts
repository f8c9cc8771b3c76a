import { RETENTION_PLANS_PATH, type RetentionPlans } from '@oc-stats/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StatsClient } from '../client/stats-client.ts';

interface Host extends ReactiveControllerHost {
  readonly client: StatsClient | null;
  readonly seen: boolean;
}

/** The plans that come with the service. Without them one writes one's own: that they cannot be had is no failure. */
export class ShippedPlans implements ReactiveController {
  readonly #host: Host;
  #client: StatsClient | null = null;
  items: RetentionPlans['items'] = [];

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { client, seen } = this.#host;
    if (!seen || client === this.#client) return;
    this.#client = client;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const found = await this.#client?.ask<Partial<RetentionPlans>>(RETENTION_PLANS_PATH).catch(() => null);
    this.items = found?.items ?? [];
    this.#host.requestUpdate();
  }
}
