import { css } from 'lit';

export const rangeStyles = css`
  :host {
    container-type: inline-size;
    min-block-size: 2rem;
  }
  .bar {
    font-size: 0.875em;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: center;
    gap: 0.5rem;
  }
  label {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  label > span {
    color: var(--oc-ink-muted);
    white-space: nowrap;
  }
  select,
  input[type='date'] {
    min-block-size: 2rem;
    inline-size: 9.75rem;
    padding: 0.125rem 0.375rem;
    border: 1px solid var(--oc-ink-grid);
    border-radius: var(--oc-stats-radius, 6px);
    background: var(--oc-ink-surface);
    color: inherit;
    font: inherit;
  }
  .grain select {
    inline-size: 7.25rem;
  }
  button {
    min-block-size: 2rem;
    font-size: 1em;
  }
  button[aria-expanded]::after {
    content: '';
    display: inline-block;
    inline-size: 0.375em;
    block-size: 0.375em;
    margin-inline-start: 0.625em;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -0.2em;
  }
  .menu {
    display: none;
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    font-weight: 600;
  }
  [aria-invalid='true'] {
    border-color: currentColor;
    border-width: 2px;
  }
  .more {
    position: relative;
  }
  .panel {
    display: none;
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 2;
    inline-size: max-content;
    padding: 0.75rem;
    border: 1px solid var(--oc-ink-grid);
    border-radius: var(--oc-stats-radius, 6px);
    background: var(--oc-ink-surface);
  }
  .panel.open {
    display: grid;
    gap: 0.75rem;
  }
  fieldset {
    display: grid;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    color: var(--oc-ink-muted);
  }
  .option {
    min-block-size: 1.75rem;
  }
  .option input {
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0.25rem;
    accent-color: var(--oc-ink-series-1);
  }
  /* The choices speak for themselves where they stand in a row. */
  @container (min-width: 44rem) {
    .period > span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (480px < width < 44rem) {
    .fields {
      align-items: end;
    }
    .fields > label,
    .dates label {
      flex-direction: column;
      align-items: start;
      gap: 0;
    }
    .dates {
      align-items: end;
    }
  }
  @container (max-width: 480px) {
    .menu {
      display: block;
      inline-size: 100%;
      text-align: start;
    }
    .menu::after {
      float: inline-end;
      margin-block-start: 0.55em;
    }
    .fields {
      display: none;
    }
    .fields.unfolded {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-items: start;
      padding-block-start: 0.5rem;
    }
    .fields > label,
    .dates label {
      justify-content: space-between;
    }
    .dates {
      display: grid;
    }
    select,
    input[type='date'] {
      flex: 0 1 60%;
      min-inline-size: 0;
    }
    .settings {
      display: none;
    }
    .panel {
      display: grid;
      gap: 0.75rem;
      position: static;
      inline-size: auto;
      padding: 0;
      border: 0;
    }
  }
`;
