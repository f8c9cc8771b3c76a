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
  @container (min-width: 64rem) {
    .bench {
      grid-template-columns: minmax(22rem, 2fr) minmax(0, 3fr);
    }
    .outcome {
      position: sticky;
      inset-block-start: 1rem;
      align-self: start;
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
    min-block-size: 24rem;
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
  legend {
    padding-inline: 0.375rem;
    font-size: 0.9375em;
    font-weight: 600;
  }
  .rules {
    display: grid;
    gap: 0.75rem;
    inline-size: 100%;
  }
  .row {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr));
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
    min-block-size: 28px;
    font-size: 0.875em;
    cursor: pointer;
  }
  details[open] > .row {
    margin-block-start: 0.5rem;
  }
  .row > .slider {
    grid-column: span 2;
    grid-template-columns: minmax(5rem, 1fr) auto;
  }
  @container (max-width: 24rem) {
    .row > .slider {
      grid-column: auto;
    }
  }
  textarea {
    min-block-size: 20rem;
    font-family: ui-monospace, monospace;
    line-height: 1.5;
    resize: vertical;
  }
  .failure ul {
    display: grid;
    gap: 0.25rem;
  }
`;
