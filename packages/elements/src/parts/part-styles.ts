import { css } from 'lit';

export const partStyles = css`
  /* Not more than any figure takes: what it takes it reserves itself. */
  :host(:state(loading)),
  oc-figure:state(loading) {
    min-block-size: 26rem;
  }
  .below {
    margin-block-start: 0.5rem;
  }
`;
