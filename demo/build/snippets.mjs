const REGION = /^([ \t]*)<!-- snippet -->\n([\s\S]*?)^[ \t]*<!-- \/snippet -->\n/gm;

/** The marked parts of a page, as one would paste them: without the indentation they have in the page. */
export function snippetsIn(html) {
  return [...html.matchAll(REGION)].map(([, indentation, text]) => outdented(text, indentation));
}

/** Each marked part runs on a stage of the reader's width, and the very same text is shown below. */
export function withSnippets(html) {
  return html.replace(REGION, (_region, indentation, text) => {
    const stage = `<div class="preview"><div class="stage">\n${text}</div></div>\n`;
    return `${stage}${snippetFigure(outdented(text, indentation))}`;
  });
}

export function snippetFigure(text) {
  return `<figure class="snippet"><figcaption></figcaption><pre tabindex="0" dir="ltr"><code>${escaped(text)}</code></pre></figure>\n`;
}

export function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function outdented(text, indentation) {
  return text.replaceAll(new RegExp(`^${indentation}`, 'gm'), '').trimEnd();
}
