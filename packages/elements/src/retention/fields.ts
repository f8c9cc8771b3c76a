import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface SliderField {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** The value in words. */
  readonly text: (value: number) => string;
  readonly move: (value: number) => void;
}

/** Says its value while it moves. */
export function sliderField({ label, least, most, move, text, value }: SliderField): TemplateResult {
  return html`<label class="slider">
    <span>${label}</span>
    <input
      type="range"
      min=${least}
      max=${most}
      step="1"
      .value=${live(String(value))}
      aria-valuetext=${text(value)}
      @input=${(event: Event) => move(Number(valueOf(event)))}
    />
    <output>${text(value)}</output>
  </label>`;
}

export interface SelectField {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly choose: (value: string, select: HTMLSelectElement) => void;
}

export function selectField({ choose, label, options, value }: SelectField): TemplateResult {
  return html`<label class="field">
    <span>${label}</span>
    <select
      dir="auto"
      .value=${live(value)}
      @change=${(event: Event) => choose(valueOf(event), event.currentTarget as HTMLSelectElement)}
    >
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
    </select>
  </label>`;
}

export interface NumberField {
  readonly label: string;
  readonly value: number | undefined;
  readonly most?: number;
  readonly step?: number | 'any';
  readonly least?: number;
  readonly write: (value: number | undefined) => void;
}

/** Empty is no number, which is not zero. */
export function numberField({
  label,
  least = 0,
  most,
  step = 'any',
  value,
  write,
}: NumberField): TemplateResult {
  return html`<label class="field number">
    <span>${label}</span>
    <input
      type="number"
      inputmode="decimal"
      min=${least}
      max=${most ?? nothing}
      step=${step}
      .value=${live(value === undefined ? '' : String(value))}
      @input=${(event: Event) => {
        const input = event.currentTarget as HTMLInputElement;
        // What is only half written is no wish yet.
        if (input.validity.badInput) return;
        if (input.value === '' || input.validity.valid)
          write(input.value === '' ? undefined : input.valueAsNumber);
      }}
    />
  </label>`;
}

export interface TextField {
  readonly label: string;
  readonly value: string;
  readonly write: (value: string) => void;
}

export function textField({ label, value, write }: TextField): TemplateResult {
  return html`<label class="field text">
    <span>${label}</span>
    <input
      type="text"
      autocomplete="off"
      spellcheck="false"
      dir="auto"
      .value=${live(value)}
      @change=${(event: Event) => write(valueOf(event))}
    />
  </label>`;
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
}
