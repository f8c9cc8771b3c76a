const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A course</title><link rel="icon" href="data:,"><style>body{font:16px sans-serif;max-width:800px;margin:2rem auto}</style>`;

/** A page of a course with the usual snippet. `element` is a start tag that is still open. */
export function plain(service: string, element: string): string {
  return document(`<h1>Week 3</h1>${snippet(service, element)}`);
}

/** The same with the two hints of the example "Faster still": the browser fetches script and numbers at once. */
export function hinted(service: string, element: string, question: string): string {
  const hints = `<link rel="modulepreload" href="${service}/elements/v1/oc-stats.js"><link rel="preload" as="fetch" crossorigin="anonymous" href="${question}">`;
  return document(`<h1>Week 3</h1>${snippet(service, element)}`, hints);
}

/** The same chart as a page would draw it with Plotly alone, as its documentation begins. */
export function withPlotly(script: string, question: string): string {
  return document(
    `<h1>Week 3</h1><div id="chart" style="width:800px;height:360px"></div><script>
      fetch('${question}').then((response) => response.json()).then(({ buckets, series }) =>
        Plotly.newPlot('chart', series.map(({ metric, data }) => ({ x: buckets, y: data, name: metric, type: 'scatter', mode: 'lines' })))
      ).then(() => probe.drawn());
    </script>`,
    `<script src="${script}"></script>`,
  );
}

/** Many elements on a wall that is seen at once. */
export function wall(service: string, elements: readonly string[]): string {
  return document(
    `<div id="wall" style="display:grid;grid-template-columns:repeat(4,1fr);gap:1rem">${elements.map((element) => `${element} server="${service}"></${tagOf(element)}>`).join('\n')}</div>`,
    `<style>body{max-width:none;margin:1rem}</style><script type="module" src="${service}/elements/v1/oc-stats.js"></script>`,
  );
}

function snippet(service: string, element: string): string {
  return `<script type="module" src="${service}/elements/v1/oc-stats.js"></script>${element} server="${service}"></${tagOf(element)}>`;
}

function tagOf(element: string): string {
  return /^<([\w-]+)/.exec(element)?.[1] ?? '';
}

function document(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head>${HEAD}${head}</head><body>${body}</body></html>`;
}
