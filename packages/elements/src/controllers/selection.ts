import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { joinGroup } from '../selection/groups.ts';
import { SelectionStore } from '../selection/selection-store.ts';
import { sameSelection, type Selection } from '../selection/selection.ts';

export interface SelectionHost extends ReactiveControllerHost, HTMLElement {
  readonly group: string | null;
  /** What the provider around the element offers; `null` without one. */
  readonly offered: SelectionStore | null;
  /** What the attributes say. */
  readonly wish: Selection;
}

/**
 * Finds the selection an element takes part in: that of its group, of the provider around it, or its own. On joining,
 * the attributes fill what nobody has chosen; a later change of an attribute is a choice like any other.
 */
export class SelectionController implements ReactiveController {
  readonly #host: SelectionHost;
  readonly #own = new SelectionStore();
  #store: SelectionStore | null = null;
  #membership: { readonly name: string; readonly store: SelectionStore; leave(): void } | null = null;
  #wish: Selection = {};
  #unsubscribe: (() => void) | null = null;

  constructor(host: SelectionHost) {
    this.#host = host;
    host.addController(this);
  }

  get store(): SelectionStore {
    return this.#store ?? this.#own;
  }

  get selection(): Selection {
    return this.store.selection;
  }

  hostConnected(): void {
    // Joining waits for the update, in which the attributes have been checked.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#join();
  }

  hostDisconnected(): void {
    // Moving within the page is a disconnect and a connect in one task: only who is still gone afterwards has left.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#unsubscribe?.();
      this.#unsubscribe = this.#store = null;
      this.#leaveGroup();
    });
  }

  #join(): void {
    const { group, offered, wish } = this.#host;
    if (group !== (this.#membership?.name ?? null)) {
      this.#leaveGroup();
      if (group) this.#membership = { name: group, ...joinGroup(group) };
    }
    const store = this.#membership?.store ?? offered ?? this.#own;
    if (store !== this.#store) {
      this.#unsubscribe?.();
      this.#store = store;
      this.#unsubscribe = store.subscribe(() => this.#host.requestUpdate());
      store.fill(wish);
    } else if (!sameSelection(wish, this.#wish)) {
      store.choose(changesBetween(this.#wish, wish));
    }
    this.#wish = wish;
  }

  #leaveGroup(): void {
    this.#membership?.leave();
    this.#membership = null;
  }
}

function changesBetween(before: Selection, after: Selection): Parameters<SelectionStore['choose']>[0] {
  const keys = Object.keys({ ...before, ...after }) as (keyof Selection)[];
  const changed = keys.filter((key) => String(before[key]) !== String(after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}
