/**
 * A Rollup plugin that takes the indentation out of `html` and `css` templates, which no minifier of JavaScript touches.
 * In HTML a run of white space becomes one blank, as the browser shows it; nothing is ever joined. In CSS strings stay.
 */
export function smallTemplates() {
  return {
    name: 'small-templates',
    transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(?:html|svg|css)`/.test(code)) return null;
      const edits = [];
      visit(this.parse(code), (node) => {
        const shrink = node.type === 'TaggedTemplateExpression' && SHRINKERS[node.tag.name];
        if (shrink) for (const { start, end } of node.quasi.quasis) edits.push({ start, end, shrink });
      });
      // From the end, so that the places of the others stay right.
      const small = edits
        .sort((a, b) => b.start - a.start)
        .reduce(
          (text, { start, end, shrink }) =>
            text.slice(0, start) + shrink(text.slice(start, end)) + text.slice(end),
          code,
        );
      return { code: small, map: null };
    },
  };
}

export function smallHtml(text) {
  return text.replace(/\s+/g, ' ');
}

export function smallCss(text) {
  return text.replace(CSS, (_all, string, mark, colon) => string ?? mark ?? colon ?? ' ');
}

const GAP = String.raw`(?:\s|/\*[\s\S]*?\*/)`;
const STRING = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
const CSS = new RegExp(`${STRING}|${GAP}*([{};,])${GAP}*|(:)\\s+|${GAP}+`, 'g');

const SHRINKERS = { html: smallHtml, svg: smallHtml, css: smallCss };

function visit(node, see) {
  if (Array.isArray(node)) return node.forEach((child) => visit(child, see));
  if (typeof node?.type !== 'string') return;
  see(node);
  for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child, see);
}
