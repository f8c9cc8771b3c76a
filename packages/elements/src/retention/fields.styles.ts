import { css } from 'lit';

export const fieldStyles = css`
  .field,
  .slider {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
    font-size: 0.875em;
  }
  .field > span,
  .slider > span {
    color: var(--oc-ink-muted);
  }
  .slider {
    grid-template-columns: minmax(8rem, 16rem) auto;
    align-items: center;
    column-gap: 0.75rem;
  }
  .slider > span {
    grid-column: 1 / -1;
  }
  output {
    unicode-bidi: plaintext;
  }
  .slider output {
    min-inline-size: 6.5em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    inline-size: 100%;
    min-block-size: 28px;
    margin: 0;
    accent-color: var(--oc-ink-series-1);
  }
  input:not([type='range']),
  select,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2rem;
    padding: 0.125rem 0.375rem;
    border: 1px solid var(--oc-ink-muted);
    border-radius: var(--oc-stats-radius, 6px);
    background: var(--oc-ink-surface);
    color: inherit;
    font: inherit;
  }
`;
