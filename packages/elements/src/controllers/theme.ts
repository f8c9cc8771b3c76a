import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lookTogether } from '../pace/look.ts';

export interface ThemeHost extends ReactiveControllerHost, HTMLElement {
  readonly theme: string | null;
  readonly internals: ElementInternals;
  readonly themed: { readonly dark: boolean };
}

/**
 * Knows whether the element stands on dark ground. `theme` may say so; otherwise the text colour that the page hands
 * down does: light text means dark ground, whatever switched it. A transition of no length on the host reports
 * every change of that colour, so no class name or media query of the page has to be guessed (see `hostStyles`).
 * Inside another element of ours, that one knows.
 */
export class ThemeController implements ReactiveController {
  readonly #host: ThemeHost;
  #theme: string | null | undefined;
  readonly #onTransition = (event: TransitionEvent): void => {
    if (event.propertyName !== 'color' || event.composedPath()[0] !== this.#host) return;
    this.#look();
    this.#host.requestUpdate();
  };

  constructor(host: ThemeHost) {
    this.#host = host;
    host.addController(this);
  }

  get dark(): boolean {
    const { states } = this.#host.internals;
    return states.has('dark') || (!states.has('light') && (this.#outer?.themed.dark ?? false));
  }

  hostConnected(): void {
    this.#host.addEventListener('transitionend', this.#onTransition);
    this.#theme = undefined;
    lookTogether(() => this.#look());
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('transitionend', this.#onTransition);
  }

  hostUpdate(): void {
    if (this.#host.theme !== this.#theme) this.#look();
  }

  get #outer(): ThemeHost | null {
    const root = this.#host.getRootNode();
    return root instanceof ShadowRoot && 'themed' in root.host ? (root.host as ThemeHost) : null;
  }

  #look(): void {
    const { theme, internals, isConnected } = this.#host;
    if (!isConnected) return;
    this.#theme = theme;
    const inside = this.#outer !== null && theme === null;
    const dark =
      theme === 'dark' || (theme !== 'light' && !inside && isLight(getComputedStyle(this.#host).color));
    internals.states[dark ? 'add' : 'delete']('dark');
    internals.states[dark || inside ? 'delete' : 'add']('light');
  }
}

function isLight(color: string): boolean {
  const [first = 0, second = 0, third = 0] = (color.match(/(?<![\w-])[\d.]+/g) ?? []).map(Number);
  if (/^(ok)?l/.test(color)) return first > (color.startsWith('ok') ? 0.6 : 60);
  const scale = color.startsWith('rgb') ? 255 : 1;
  return 0.299 * first + 0.587 * second + 0.114 * third > 0.55 * scale;
}
