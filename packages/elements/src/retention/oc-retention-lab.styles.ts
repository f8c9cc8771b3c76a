import { css } from 'lit';

export const labStyles = css`
  :host {
    container-type: inline-size;
  }
  section,
  .outcome,
  .editor,
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
    align-content: start;
  }
  .editor,
  .form {
    gap: 1rem;
  }
  h2 {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
  }
  .bench {
    display: grid;
    gap: 2rem;
  }
  /* Beside each other where the charts still have the width of wide ones. */
  @container (min-width: 64rem) {
    .bench {
      grid-template-columns: minmax(20rem, 1fr) minmax(41rem, 2fr);
    }
    .alone {
      position: sticky;
      inset-block-start: 1rem;
      align-self: start;
    }
  }
  /* Below each other what comes of a change stays in sight. */
  .told {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    padding: 0.5em 0.75em;
    border-block-start: 1px solid var(--oc-ink-grid);
    background: var(--oc-ink-surface);
    font-size: 0.9375em;
  }
  .told:empty {
    padding: 0;
    border: 0;
  }
  @container (min-width: 64rem) {
    .told {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  .pair {
    display: grid;
    gap: 1.5rem;
  }
  @container (min-width: 96rem) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  oc-figure {
    min-block-size: 22rem;
  }
  .tabs,
  .lists > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
  }
  .lists {
    display: grid;
    gap: 0.5rem;
    font-size: 0.9375em;
  }
  button[aria-pressed='true'] {
    background: color-mix(in srgb, currentColor 12%, transparent);
    border-color: currentColor;
  }
  button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  fieldset {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    min-inline-size: 0;
    margin: 0;
    padding: 0.75rem 1rem 1rem;
    border: 1px solid var(--oc-ink-grid);
    border-radius: var(--oc-stats-radius, 6px);
  }
  .plain {
    padding: 0;
    border: 0;
  }
  legend {
    padding-inline: 0.375rem;
    font-size: 0.9375em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .plain > legend {
    margin-block-end: 0.5rem;
    padding: 0;
  }
  .rules {
    display: grid;
    gap: 0.75rem;
    inline-size: 100%;
  }
  .row {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 8rem), 1fr));
    gap: 0.75rem;
    align-items: end;
    inline-size: 100%;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  details {
    inline-size: 100%;
  }
  summary {
    padding-block: 0.25rem;
    font-size: 0.875em;
    cursor: pointer;
  }
  details[open] > :not(summary) {
    margin-block: 0.5rem;
  }
  .section {
    padding: 0.25rem 1rem;
    border: 1px solid var(--oc-ink-grid);
    border-radius: var(--oc-stats-radius, 6px);
  }
  .section > summary {
    font-size: 0.9375em;
    font-weight: 600;
  }
  .about {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .row > .slider,
  .row > .text {
    grid-column: 1 / -1;
  }
  .row > .slider {
    grid-template-columns: minmax(5rem, 16rem) auto;
    justify-content: start;
  }
  textarea {
    min-block-size: 12rem;
    font-family: ui-monospace, monospace;
    line-height: 1.5;
    resize: vertical;
  }
  .failure ul {
    display: grid;
    gap: 0.375rem;
  }
  .failure code {
    overflow-wrap: anywhere;
  }
`;
