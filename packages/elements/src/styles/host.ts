import { css } from 'lit';

/** What every element does, however the page around it is written. */
export const hostStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    font-family: var(--oc-stats-font, inherit);
    /* No movement: it reports that the page has changed its text colour (ThemeController). */
    transition: color 1ms;
  }
  :host([hidden]) {
    display: none;
  }
  :host(:state(wordless)) {
    visibility: hidden;
  }
  :host {
    color: var(--oc-stats-text, inherit);
    background: var(--oc-stats-surface, none);
  }
  /* Neither is set inside another element of ours. */
  :host(:state(light)) {
    color-scheme: light;
  }
  :host(:state(dark)) {
    color-scheme: dark;
  }
  /* A theme of its own needs ground and text of its own. */
  :host([theme='light']),
  :host([theme='dark']) {
    color: var(--oc-stats-text, light-dark(#1d232a, #e8eaed));
    background: var(--oc-stats-surface, light-dark(#ffffff, #16191d));
    padding: var(--oc-stats-padding, 1rem);
    border-radius: var(--oc-stats-radius, 6px);
  }
  /* Words and titles keep the direction of their own script; the layout follows the page. */
  :host(:dir(ltr)) {
    text-align: left;
  }
  :host(:dir(rtl)) {
    text-align: right;
  }
  h2,
  h3,
  p,
  ul,
  li,
  td,
  th,
  span,
  strong,
  legend,
  button {
    unicode-bidi: plaintext;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
`;
