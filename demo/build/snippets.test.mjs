import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { snippetsIn, withSnippets } from './snippets.mjs';

const PAGE = `<body>
    <!-- snippet -->
    <oc-stat
      metric="plays"
    ></oc-stat>
    <!-- /snippet -->
  </body>
`;

describe('the snippets of an example', () => {
  it('are the marked lines, without the indentation of the page', () => {
    assert.deepEqual(snippetsIn(PAGE), ['<oc-stat\n  metric="plays"\n></oc-stat>']);
  });

  it('run and are shown from one text', () => {
    const html = withSnippets(PAGE);
    assert.ok(html.includes('<oc-stat\n      metric="plays"'));
    assert.ok(html.includes('<code>&lt;oc-stat\n  metric=&quot;plays&quot;\n&gt;&lt;/oc-stat&gt;</code>'));
  });
});
