import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ThemeHost extends ReactiveControllerHost, HTMLElement {
  readonly theme: string | null;
  readonly internals: ElementInternals;
}

/**
 * Knows whether the element stands on dark ground. `theme` may say so; otherwise the text colour that the page hands
 * down does: light text means dark ground, whatever switched it. A transition of no length on the host reports
 * every change of that colour, so no class name or media query of the page has to be guessed (see `hostStyles`).
 */
export class ThemeController implements ReactiveController {
  readonly #host: ThemeHost;
  readonly #onTransition = (event: TransitionEvent): void => {
    if (event.propertyName === 'color' && event.composedPath()[0] === this.#host) this.#look();
  };

  constructor(host: ThemeHost) {
    this.#host = host;
    host.addController(this);
  }

  get dark(): boolean {
    return this.#host.internals.states.has('dark');
  }

  hostConnected(): void {
    this.#host.addEventListener('transitionend', this.#onTransition);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('transitionend', this.#onTransition);
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#look();
  }

  #look(): void {
    const { theme } = this.#host;
    const dark = theme === 'dark' || (theme !== 'light' && isLight(getComputedStyle(this.#host).color));
    if (dark === this.dark) return;
    this.#host.internals.states[dark ? 'add' : 'delete']('dark');
    this.#host.requestUpdate();
  }
}

function isLight(color: string): boolean {
  const [first = 0, second = 0, third = 0] = (color.match(/(?<![\w-])[\d.]+/g) ?? []).map(Number);
  if (/^(ok)?l/.test(color)) return first > (color.startsWith('ok') ? 0.6 : 60);
  const scale = color.startsWith('rgb') ? 255 : 1;
  return 0.299 * first + 0.587 * second + 0.114 * third > 0.55 * scale;
}
