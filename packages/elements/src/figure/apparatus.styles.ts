import { css } from 'lit';

/** Comes with the apparatus. */
export const apparatusStyles = css`
  button:hover,
  button[aria-pressed='true'],
  button[aria-expanded='true'] {
    background: var(--quiet);
  }
  .legend button:not(:hover) {
    background: none;
  }
  button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  .help {
    flex: none;
    align-self: start;
    margin-inline-start: 0.125em;
    padding: 0;
    border-radius: 50%;
    color: var(--oc-ink-muted);
  }
  .legend button[aria-pressed='false'] {
    color: var(--oc-ink-muted);
    text-decoration: line-through;
  }
  .legend button[aria-pressed='false'] svg {
    opacity: 0.25;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 28px;
    padding: 0.125em 0.5em;
  }
  .scale li {
    gap: 0.375em;
    min-block-size: 24px;
    padding: 0;
    margin-inline-start: 0.5em;
  }
  .key {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 1px solid var(--oc-ink-grid);
    border-radius: 2px;
    forced-color-adjust: none;
  }
  .alert {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 0.5em;
    padding: 0.375em 0.75em;
    border-inline-start: 3px solid currentColor;
    background: var(--quiet);
  }
  .face button {
    border-color: currentColor;
  }
  .notice {
    margin-block-start: 0.5em;
  }
  [popover] {
    position: absolute;
    margin: 0;
    inset: auto;
    padding: 4px;
    border: 1px solid var(--oc-ink-grid);
    border-radius: 8px;
    background: var(--oc-ink-surface);
    color: inherit;
  }
  [popover] button {
    display: block;
    inline-size: 100%;
    text-align: start;
  }
  @media print {
    .tools,
    .help {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .tools,
    .legend {
      gap: 0.25em;
      margin-inline: 0;
    }
    button:hover,
    button[aria-pressed='true'],
    button[aria-expanded='true'] {
      border-color: currentColor;
    }
  }
`;
