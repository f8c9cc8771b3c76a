import { css } from 'lit';

export const statStyles = css`
  :host {
    container-type: inline-size;
  }
  :host(:state(loading)) {
    min-block-size: 5.5rem;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(max(7.5rem, 22%), 1fr));
    gap: 1rem 1.25rem;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-content: start;
    align-items: baseline;
    gap: 0 0.5em;
    min-block-size: 5.5rem;
    border-block-start: 2px solid var(--oc-ink-grid);
    padding-block-start: 0.375rem;
  }
  strong {
    font-size: 1.75em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  .label:not(.placeholder) {
    color: var(--oc-ink-muted);
  }
  @container (max-width: 30rem) {
    .label {
      flex-basis: 100%;
    }
  }
  .change {
    flex-basis: 100%;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .change [aria-hidden] {
    font-size: 0.7em;
    vertical-align: 0.15em;
  }
`;
