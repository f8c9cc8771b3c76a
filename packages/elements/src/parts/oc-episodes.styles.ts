import { css } from 'lit';

export const episodesStyles = css`
  :host {
    min-block-size: 6rem;
    container-type: inline-size;
  }
  ol {
    margin-block-start: 0.5rem;
  }
  li {
    display: grid;
    grid-template-columns: 1fr 8em 5em;
    gap: 0 1rem;
    align-items: baseline;
    padding-block: 0.25rem;
    border-block-start: 1px solid var(--oc-ink-grid);
    min-block-size: 2rem;
    font-size: 0.9375em;
  }
  .muted {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .below {
    margin-block-start: 0.5rem;
    text-align: start;
  }
  @container (max-width: 30rem) {
    li {
      grid-template-columns: 1fr auto;
    }
    .name {
      grid-column: 1 / -1;
    }
    .muted {
      text-align: start;
    }
  }
`;
