export { PLOTLY_CONFIG } from './config.ts';
export { plotlySpec, type PlotlySpec, type Trace } from './spec.ts';
export { zoomedTicks } from './zoomed-ticks.ts';
