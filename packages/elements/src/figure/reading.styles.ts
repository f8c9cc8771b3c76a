import { css } from 'lit';

/** The cursor, the box with the values, and the stage of Plotly. */
export const readingStyles = css`
  .chart {
    border-radius: 4px;
    touch-action: pan-y;
    -webkit-user-select: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .chart:focus-visible {
    outline-offset: 1px;
  }
  .chart.openable {
    cursor: pointer;
  }
  .chart.explored .still {
    visibility: hidden;
  }
  .chart.explored .stage {
    pointer-events: auto;
  }
  .stage svg {
    overflow: visible !important;
  }
  .cursor-line {
    stroke: var(--oc-ink-muted);
    stroke-dasharray: 3 3;
  }
  .cursor-dot {
    stroke: var(--oc-ink-surface);
    stroke-width: 1.5;
  }
  .cursor-band {
    fill: currentColor;
    fill-opacity: 0.07;
  }
  .cursor-cell,
  .cursor-halo {
    fill: none;
    stroke: var(--oc-ink-text);
    stroke-width: 2;
  }
  .cursor-halo {
    stroke: var(--oc-ink-surface);
    stroke-width: 5;
  }
  .cursor-area {
    fill: currentColor;
    fill-opacity: 0.1;
    stroke: var(--oc-ink-muted);
  }
  .readout {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    z-index: 1;
    inline-size: max-content;
    max-inline-size: min(100%, 20em);
    padding: 0.375em 0.625em;
    border: 1px solid var(--oc-ink-grid);
    border-radius: 6px;
    background: var(--oc-ink-surface);
    font-size: 0.8667em;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .readout strong {
    font-weight: 600;
  }
  .readout .row {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 0.5em;
  }
  .readout .ghost {
    color: var(--oc-ink-muted);
  }
  .readout .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .readout b {
    font-weight: 600;
    text-align: end;
  }
  .readout em {
    color: var(--oc-ink-muted);
    font-style: normal;
  }
`;
