import { css } from 'lit';

/** Comes with the apparatus. */
export const apparatusStyles = css`
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
  .notice {
    margin-block-start: 0.5em;
  }
  [popover] {
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
`;
