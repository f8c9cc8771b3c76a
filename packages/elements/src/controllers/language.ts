import { languageAmong, type Language } from '@oc-stats/figures';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dictionaries, dictionaryFor } from './dictionaries.ts';

let observer: MutationObserver | null = null;
const hosts = new Set<ReactiveControllerHost>();

interface LanguageHost extends ReactiveControllerHost, HTMLElement {
  readonly internals: ElementInternals;
}

/**
 * The language of the nearest `lang`, through shadow roots, then of the document; followed when it changes. While its
 * words are on their way the host is `wordless`: it stands there, but shows nothing yet that would have to change.
 */
export class LanguageController implements ReactiveController {
  readonly #host: LanguageHost;
  #language: Language | null = null;
  #tag = '';

  constructor(host: LanguageHost) {
    this.#host = host;
    host.addController(this);
  }

  get language(): Language {
    const tag = nearestLang(this.#host);
    if (!this.#language || tag !== this.#tag) this.#language = languageAmong((this.#tag = tag), dictionaries);
    return this.#language;
  }

  hostUpdate(): void {
    const words = dictionaryFor(nearestLang(this.#host));
    this.#host.internals.states[words ? 'add' : 'delete']('wordless');
    void words?.then(() => {
      this.#language = null;
      this.#host.internals.states.delete('wordless');
      this.#host.requestUpdate();
    });
  }

  hostConnected(): void {
    observer ??= observeDocument();
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    observer?.disconnect();
    observer = null;
  }
}

export function listeningForLanguage(): number {
  return hosts.size;
}

export function nearestLang(element: Element): string {
  for (let node: Element | null = element; node; node = hostOf(node)) {
    const tag = node.closest('[lang]')?.getAttribute('lang');
    if (tag) return tag;
  }
  return document.documentElement.lang || navigator.language;
}

function hostOf(node: Element): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function observeDocument(): MutationObserver {
  const created = new MutationObserver(() => hosts.forEach((host) => host.requestUpdate()));
  created.observe(document, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true });
  return created;
}
