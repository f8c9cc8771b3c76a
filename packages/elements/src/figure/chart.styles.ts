import { css } from 'lit';

/** The box of the picture, and what stands in it before there is one. */
export const chartStyles = css`
  .chart {
    position: relative;
    min-block-size: 190px;
  }
  .chart > svg,
  .stage {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    direction: ltr;
    pointer-events: none;
  }
  .chart > svg {
    overflow: visible;
  }
  .busy .still {
    opacity: 0.5;
  }
  .face {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    padding: 1em;
    text-align: center;
  }
  .face p {
    max-inline-size: 34em;
  }
  .outline path {
    fill: none;
    stroke: var(--oc-ink-grid);
    vector-effect: non-scaling-stroke;
  }
  .outline .thin {
    stroke-width: 2;
  }
  .outline .thick {
    stroke-width: 14;
  }
`;
