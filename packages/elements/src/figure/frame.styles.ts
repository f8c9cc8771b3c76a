import { css } from 'lit';

export const frameStyles = css`
  :host {
    --quiet: color-mix(in srgb, currentColor 8%, transparent);
  }
  figure {
    margin: 0;
    font-size: 0.9375em;
    line-height: 1.45;
    overflow-wrap: break-word;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 0.75em;
  }
  .head > div:first-child {
    display: flex;
    align-items: center;
    min-block-size: 28px;
  }
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .sentence {
    margin-block: 0.125em 0.5em;
    font-size: 1.0667em;
    text-wrap: pretty;
  }
  /* Never beyond the end: a page that scrolls what is too wide would scroll. */
  .tools,
  .legend {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -0.5em;
  }
  .tools {
    min-inline-size: min(14em, 100%);
    justify-content: end;
    min-block-size: 28px;
  }
  .narrow .tools {
    justify-content: start;
  }
  button {
    min-block-size: 28px;
    min-inline-size: 28px;
    margin: 0;
    padding: 0.125em 0.5em;
    border: 1px solid transparent;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9286em;
    cursor: pointer;
  }
  .head > div:has(.stale) {
    flex-wrap: wrap;
  }
  .stale {
    color: var(--oc-ink-muted);
  }
  .legend {
    gap: 0 0.25em;
    font-size: 0.9286em;
  }
  .legend button {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    background: none;
    font-size: 1em;
  }
  .legend svg {
    flex: none;
    inline-size: 20px;
    block-size: 10px;
    stroke-width: 2.5;
  }
  .placeholder {
    display: inline-block;
    inline-size: min(100%, 30em);
    block-size: 1em;
    border-radius: 4px;
    background: var(--quiet);
    vertical-align: middle;
  }
  .placeholder.title {
    inline-size: 12em;
  }
  .legend .placeholder {
    inline-size: 16em;
    block-size: 14px;
    margin: 7px 0.5em;
  }
  .notes {
    /* Two lines of what is always said, so that they push nothing away when they come. */
    min-block-size: 2.9em;
    margin-block-start: 0.5em;
    color: var(--oc-ink-muted);
    font-size: 0.8667em;
  }
  /* Where lines are short, both take more of them. */
  .narrow .sentence {
    min-block-size: 2lh;
  }
  .narrow .notes {
    min-block-size: 5lh;
  }
  .notes li {
    display: inline;
  }
  .notes li::after {
    content: ' ';
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
