import { css } from 'lit';

export const topStyles = css`
  /* Ten places: nothing below moves when they come. */
  :host(:state(loading)) {
    min-block-size: 27.5rem;
  }
  ol {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    counter-reset: rank;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
    align-items: baseline;
    min-block-size: 2.125rem;
    font-size: 0.9375em;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .value {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .bar {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 4px;
    border-radius: 2px;
    background: var(--oc-ink-grid);
    fill: var(--oc-ink-series-1);
  }
  .bar:dir(rtl) {
    scale: -1 1;
  }
  @media (forced-colors: active) {
    .bar {
      background: none;
      fill: CanvasText;
    }
  }
`;
