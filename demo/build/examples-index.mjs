import { snippetFigure, snippetsIn } from './snippets.mjs';

/** From the usual to the special, in English also where the page itself is not. What is not named comes last. */
const HEADINGS = {
  plain: 'One script tag',
  group: 'Several elements, one range',
  iframe: 'Where scripts are forbidden',
  picture: 'Where frames are forbidden, too',
  oembed: 'Where an address is pasted',
  token: 'Not for everybody',
  'iframe-token': 'Not for everybody, in a frame',
  'strict-csp': 'Strict Content-Security-Policy',
  pinned: 'A pinned version, checked',
  dark: 'On dark ground',
  german: 'In German',
  rtl: 'From right to left',
  preload: 'Faster still',
  retention: 'What is never watched',
  'two-versions': 'Two versions of the script',
};

/** One card for each example: what it shows, the page itself, and the lines of it that matter. */
export function examplesIndex(examples) {
  const shown = examples.filter(({ file }) => file !== 'parts.html');
  const cards = shown.sort((a, b) => place(a) - place(b)).map(card);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Examples · oc-stats</title>
    <link rel="icon" href="../demo/icon.svg" />
    <link rel="stylesheet" href="../demo/demo.css" />
    <script type="module" src="../demo/gallery.js"></script>
  </head>
  <body>
    <header class="head"></header>
    <main id="main" tabindex="-1">
      <header class="title">
        <h1>Examples</h1>
        <p>Each is a complete page as somebody else would write it. The lines shown are the lines that run.</p>
      </header>
      <div class="cards">
${cards.join('\n')}
      </div>
    </main>
    <footer class="foot"></footer>
  </body>
</html>
`;
}

function place({ file }) {
  const index = Object.keys(HEADINGS).indexOf(nameOf(file));
  return index < 0 ? Infinity : index;
}

function nameOf(file) {
  return file.replace('.html', '');
}

function card({ file, html }) {
  const title = HEADINGS[nameOf(file)] ?? found(html, /<title>([^<]+)<\/title>/, file);
  const about = found(html, /<meta\s+name="description"\s+content="([^"]+)"/, file);
  return `        <article class="card">
          <h2><a href="${file}">${title}</a></h2>
          <p>${about}</p>
          ${snippetFigure(snippetsIn(html).join('\n'))}
          <iframe src="${file}" title="${title}" loading="lazy"></iframe>
        </article>`;
}

/** The texts are HTML already. An example without title or description is a mistake to notice at once. */
function found(html, pattern, file) {
  const match = pattern.exec(html);
  if (!match) throw new Error(`demo/examples/${file} lacks ${pattern}`);
  return match[1].replace(/\s+/g, ' ').trim();
}
