import type Plotly from 'plotly.js-dist-min';

export type PlotlyApi = typeof Plotly;

/** `auto` holds what oc-stats draws, `full` all of Plotly. */
export type PlotlyBuild = 'auto' | 'full';

export interface LoadedPlotly {
  readonly plotly: PlotlyApi;
  readonly sheet: CSSStyleSheet;
}

const loads = new Map<PlotlyBuild, Promise<LoadedPlotly>>();

/**
 * The only place that loads Plotly. The files lie beside our own script; they are built (see `plotly/build.mjs`) to
 * leave the page alone: neither `window.Plotly` nor any other global is set, and the style rules come along as a text
 * for shadow roots instead of being written into the document.
 */
export function loadPlotly(build: PlotlyBuild): Promise<LoadedPlotly> {
  let load = loads.get(build);
  if (!load) {
    load = importPlotly(build);
    loads.set(build, load);
    // Offline now is not offline for ever.
    load.catch(() => loads.delete(build));
  }
  return load;
}

/** Fetches the bytes and evaluates nothing. */
export function prefetchPlotly(build: PlotlyBuild): void {
  const href = urlOf(build);
  if (loads.has(build) || prefetched.has(href)) return;
  prefetched.add(href);
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href });
  link.onload = link.onerror = () => link.remove();
  document.head.append(link);
}

const prefetched = new Set<string>();

async function importPlotly(build: PlotlyBuild): Promise<LoadedPlotly> {
  const loaded = (await import(urlOf(build))) as { default: PlotlyApi; css: string };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(loaded.css);
  return { plotly: loaded.default, sheet };
}

function urlOf(build: PlotlyBuild): string {
  return new URL(build === 'full' ? '../plotly/plotly-full.js' : '../plotly/plotly.js', import.meta.url).href;
}
