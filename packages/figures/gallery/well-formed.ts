import assert from 'node:assert/strict';

const FORBIDDEN = /[\p{Surrogate}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/u;
const TEXT = /^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)*$/;
const TAG = /^<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="(?:[^<>&"]|&(?:amp|lt|gt|quot|#39);)*")*)\s*(\/?)>$/;

/** Fails unless the text is XML as we write it: no comments, no CDATA, nothing left open, nothing unescaped. */
export function assertWellFormed(xml: string, about = ''): void {
  assert.doesNotMatch(xml, FORBIDDEN, about);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"( standalone="yes")?\?>\n/, '');
  const open: string[] = [];
  let roots = 0;
  for (const [part] of body.trim().matchAll(/<[^>]*>|[^<]+/g)) {
    if (!part.startsWith('<')) {
      assert.match(part, TEXT, about);
      assert.ok(open.length > 0, `${about}: text outside the root`);
      continue;
    }
    const [, closing, name = '', attributes = '', empty] =
      TAG.exec(part) ?? assert.fail(`${about}: not a tag: ${part}`);
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map((match) => match[1]);
    assert.equal(new Set(names).size, names.length, `${about}: an attribute twice: ${part}`);
    if (closing) assert.equal(open.pop(), name, about);
    else {
      if (open.length === 0) roots++;
      if (!empty) open.push(name);
    }
  }
  assert.deepEqual([open, roots], [[], 1], about);
}
