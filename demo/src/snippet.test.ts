import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { snippetOf } from './snippet.ts';

describe('the snippet', () => {
  it('is one script and one element that names its server', () => {
    assert.equal(
      snippetOf({ tag: 'oc-series-stats', attributes: { series: 'a1' } }, 'https://stats.uni.example'),
      '<script type="module" src="https://stats.uni.example/elements/v1/oc-stats.js"></script>\n' +
        '<oc-series-stats series="a1" server="https://stats.uni.example"></oc-series-stats>',
    );
  });

  it('stays one element when the identifier is hostile', () => {
    const text = snippetOf(
      { tag: 'oc-series-stats', attributes: { series: '"><script>&amp;' } },
      'https://s',
    );
    assert.match(text, /series="&quot;>&lt;script>&amp;amp;"/);
  });
});
