import { css } from 'lit';

export const overviewStyles = css`
  :host {
    container-type: inline-size;
  }
  /* Its room is there before it is, so that nobody comes near to what stands below. */
  :host(:state(loading)) {
    min-block-size: 90rem;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2rem;
  }
  .head {
    display: grid;
    gap: 0.25rem;
  }
  h2 {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
  }
  .total {
    min-block-size: 1lh;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2rem;
    align-items: start;
  }
  .way .field {
    max-inline-size: 16rem;
  }
  .controls > * {
    grid-template-rows: auto 2rem;
  }
  oc-figure {
    min-block-size: 14rem;
  }
  .folders {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }
  .way {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
    align-items: center;
    justify-content: space-between;
    min-block-size: 2.25rem;
  }
  nav ol {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem;
  }
  nav li {
    display: flex;
    align-items: center;
    max-inline-size: 100%;
  }
  nav li + li::before {
    content: '/';
    margin-inline-end: 0.25rem;
    color: var(--oc-ink-muted);
  }
  nav button {
    border-color: transparent;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    overflow-wrap: anywhere;
  }
  nav [aria-current] {
    padding-inline: 0.625em;
    font-size: 0.875em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
