import { css } from 'lit';

export const retentionStyles = css`
  :host {
    container-type: inline-size;
  }
  /* About as much as it takes at first. */
  :host(:state(loading)) {
    min-block-size: 100rem;
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 3rem;
  }
`;
