import { css } from 'lit';

export const labPlaceStyles = css`
  /* About as much as the lab takes at first. */
  .room {
    min-block-size: 40rem;
  }
`;
