import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { smallCss, smallHtml, smallTemplates } from './lit-templates.mjs';

describe('templates without indentation', () => {
  it('keep the blanks that a browser shows, and join nothing', () => {
    assert.equal(smallHtml('<b>a</b>\n    <i>b</i>'), '<b>a</b> <i>b</i>');
    assert.equal(smallHtml('<b>a</b><i>b</i>'), '<b>a</b><i>b</i>');
  });

  it('keep strings and descendants in CSS', () => {
    const css = `
      /* why */
      :host  .a :focus-visible,
      b > i {
        content: ', {  } ;' "a\\" b";
        margin: 0 auto;
      }
    `;
    assert.equal(smallCss(css), ` :host .a :focus-visible,b > i{content:', {  } ;' "a\\" b";margin:0 auto;}`);
  });

  it('touch only tagged templates, also nested ones', async () => {
    const code =
      "import {html} from 'lit';\nexport const a = (x) => html`<p>\n  ${x ? html`<b>\n  </b>` : `\n  `}\n</p>`;";
    const bundle = await rollup({
      input: 'a.ts',
      external: ['lit'],
      plugins: [{ resolveId: (id) => (id === 'a.ts' ? id : null), load: () => code }, smallTemplates()],
    });
    const { output } = await bundle.generate({ format: 'es' });
    assert.match(output[0].code, /html`<p> \$\{x \? html`<b> <\/b>` : `\n {2}`\} <\/p>`/);
  });
});
