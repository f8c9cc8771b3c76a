import { css } from 'lit';

/** Text, links and buttons of everything outside a figure. */
export const controlStyles = css`
  :host {
    line-height: 1.45;
    overflow-wrap: break-word;
  }
  h2,
  h3,
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  h3 {
    font-size: 0.9375em;
    font-weight: 600;
  }
  a {
    color: inherit;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    text-decoration-color: var(--oc-ink-muted);
  }
  a:hover {
    text-decoration-color: currentColor;
    text-decoration-thickness: 2px;
  }
  button {
    min-block-size: 28px;
    padding: 0.125em 0.625em;
    border: 1px solid var(--oc-ink-grid);
    border-radius: var(--oc-stats-radius, 6px);
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  .muted {
    color: var(--oc-ink-muted);
    font-size: 0.875em;
  }
  .failure {
    display: grid;
    gap: 0.5em;
    justify-items: start;
    padding: 0.75em 1em;
    border-inline-start: 3px solid currentColor;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .placeholder {
    border-radius: 4px;
    background: var(--oc-ink-grid);
    /* Not the colour, as the ground is mixed from it. */
    -webkit-text-fill-color: transparent;
    opacity: 0.5;
    user-select: none;
  }
`;
