import { css } from 'lit';

/** Comes with the dialog itself, when somebody asks for it. */
export const definitionsStyles = css`
  dialog {
    inline-size: min(36em, calc(100% - 2em));
    max-block-size: calc(100% - 4em);
    padding: 1em 1.25em;
    border: 1px solid var(--oc-ink-grid);
    border-radius: 10px;
    background: var(--oc-ink-surface);
    color: inherit;
    font-size: 0.9375em;
    line-height: 1.5;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 0.75em;
  }
  h4,
  h5 {
    margin: 0;
    font-size: 1.0667em;
  }
  h5 {
    margin-block-start: 1em;
    font-size: 1em;
  }
  h5::first-letter {
    text-transform: uppercase;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(6em, max-content) 1fr;
    gap: 0.125em 1em;
    margin-block: 0.375em 0;
  }
  dt {
    color: var(--oc-ink-muted);
  }
  dd {
    margin: 0;
  }
  dialog .notes {
    margin-block-start: 1em;
  }
  dialog .notes li {
    display: list-item;
  }
`;
