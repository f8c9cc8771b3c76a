import { css } from 'lit';

export const partStyles = css`
  /* About what the figure will take, so that nothing below moves when it comes. */
  :host(:state(loading)),
  oc-figure:state(loading) {
    min-block-size: 28rem;
  }
  .below {
    margin-block-start: 0.5rem;
  }
`;
