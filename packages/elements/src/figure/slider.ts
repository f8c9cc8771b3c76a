import { hasCells } from './cursor.ts';
import type { Shown } from './reading.ts';

const ATTRIBUTES = [
  'role',
  'tabindex',
  'aria-describedby',
  'aria-valuemin',
  'aria-valuemax',
  'aria-valuenow',
  'aria-valuetext',
];

/**
 * To assistive technology the chart is a slider along its points: screen readers hand the arrow keys to a slider
 * without being asked, and read its value text at each change. `application` would take all of their own keys away, an
 * image would take none, and a live region would repeat what the slider already says.
 */
export function beSlider(control: HTMLElement, { scene, language }: Shown, explored: boolean): void {
  const { columns, rows } = scene.stops;
  const { aria } = language.words;
  const walk = hasCells(scene) ? aria.keysGrid : aria.keys;
  (control.getRootNode() as ShadowRoot).getElementById('keys')!.textContent = explored
    ? `${walk} ${aria.keysExplore}`
    : walk;
  control.role = 'slider';
  control.tabIndex = 0;
  control.setAttribute('aria-describedby', 'keys');
  control.ariaValueMin = '1';
  control.ariaValueMax = String(Math.max(1, columns.length) * Math.max(1, rows.length));
}

/** Where the slider stands, counted from 0, and what it says there. */
export function slideTo(control: HTMLElement, place: number, text: string): void {
  control.ariaValueNow = String(place + 1);
  control.ariaValueText = text;
}

/** While there is nothing to read. */
export function beNoSlider(control: HTMLElement): void {
  for (const name of ATTRIBUTES) control.removeAttribute(name);
}
