/** What the probe tells of a page. */
export interface Probe {
  /** When the first chart stood on the screen: milliseconds of the page's clock, once it did. */
  readonly picture: Promise<number>;
  /** Elements that have got their numbers. */
  readonly loaded: Set<Element>;
  /** Whether all of these have drawn them. */
  readonly allDrawn: () => boolean;
  /** Milliseconds beyond fifty of all tasks so far. */
  readonly blocked: () => number;
  /** For pages that draw without elements of ours: the picture is in the document now. */
  readonly drawn: () => void;
}

/**
 * Runs before everything else in a page. It is text because it must not depend on what a compiler makes of it, and
 * looks at nothing before numbers have arrived, so that it does not slow down what it measures.
 */
export const PROBE = `globalThis.probe = (() => {
  const loaded = new Set();
  let blocked = 0;
  let resolve;
  const picture = new Promise((accept) => (resolve = accept));
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });

  // Called before a frame is painted: it is on the screen when the next task runs.
  const painted = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  };
  const drawn = () => requestAnimationFrame(painted);
  const isDrawn = (part) => {
    const figure = part.shadowRoot?.querySelector('oc-figure');
    if (!figure) return part.localName === 'oc-top' && part.shadowRoot?.querySelector('li a, li .value') !== null;
    return (figure.shadowRoot?.querySelector('svg.still')?.childElementCount ?? 0) > 0;
  };
  const isChart = (part) => part.shadowRoot?.querySelector('oc-figure') != null;
  let looking = false;
  const look = () => {
    if ([...loaded].some((part) => isChart(part) && isDrawn(part))) painted();
    else requestAnimationFrame(look);
  };
  addEventListener('oc-stats-load', (event) => {
    loaded.add(event.composedPath()[0]);
    if (!looking) requestAnimationFrame(look);
    looking = true;
  }, true);
  return {
    picture, loaded, drawn,
    allDrawn: () => [...loaded].every(isDrawn),
    blocked: () => blocked,
  };
})();`;
