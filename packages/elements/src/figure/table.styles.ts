import { css } from 'lit';

/** Comes with the table itself, when somebody asks for it. */
export const tableStyles = css`
  #table {
    margin-block-start: 0.75em;
    font-size: 0.9286em;
  }
  #table[hidden] {
    display: none;
  }
  .scroll {
    max-block-size: 26em;
    overflow: auto;
    border-block: 1px solid var(--oc-ink-grid);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    min-inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block: 0.5em;
    text-align: inherit;
    color: var(--oc-ink-muted);
  }
  th,
  td {
    padding: 0.25em 0.75em;
    text-align: inherit;
    font-weight: 400;
    vertical-align: top;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--oc-ink-surface);
    border-block-end: 1px solid var(--oc-ink-grid);
    font-weight: 600;
    vertical-align: bottom;
  }
  tbody th:not(.day, .end) {
    min-inline-size: 8em;
    max-inline-size: 24em;
  }
  tbody tr:nth-child(even) > * {
    background: color-mix(in srgb, currentColor 4%, transparent);
  }
  .day,
  .end {
    white-space: nowrap;
  }
  .end {
    text-align: end;
  }
  button.inline {
    min-block-size: 24px;
    margin: -0.125em -0.5em;
    text-align: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  a {
    color: inherit;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
`;
