import { css } from 'lit';

export const compositeStyles = css`
  :host {
    container-type: inline-size;
    min-block-size: 24rem;
  }
  :host(:state(error)) {
    min-block-size: 0;
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2rem;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
    align-items: start;
  }
  .head > div {
    flex: 1 1 16rem;
    min-inline-size: 0;
  }
  .head > oc-range {
    flex: 0 1 37rem;
    min-block-size: 3.25rem;
  }
  /* There it is one button. */
  @container (max-width: 480px) {
    .head > oc-range {
      min-block-size: 2rem;
    }
  }
  /* They come a moment after the first chart; nothing moves then. */
  :not(:defined) {
    display: block;
  }
  oc-stat {
    min-block-size: 5.5rem;
  }
  oc-top:not(:defined) {
    min-block-size: 27.5rem;
  }
  oc-totals:not(:defined),
  oc-heatmap:not(:defined) {
    min-block-size: 28rem;
  }
  @container (max-width: 26rem) {
    oc-stat {
      min-block-size: 12rem;
    }
  }
  h2 {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  .head .muted {
    min-block-size: 2lh;
  }
  .pair {
    display: grid;
    gap: 2rem;
  }
  @container (min-width: 46rem) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
