import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepingView, viewOf, withView } from './view.ts';

const parameters = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the view in the address', () => {
  it('is read, with the language of the browser where none is named', () => {
    assert.deepEqual(viewOf(parameters('theme=dark&dir=rtl&width=phone'), ['de-AT', 'en']), {
      theme: 'dark',
      lang: 'de',
      dir: 'rtl',
      width: 'phone',
    });
    assert.equal(viewOf(parameters('lang=en'), ['de']).lang, 'en');
    assert.equal(viewOf(parameters(''), ['fr', 'de-CH']).lang, 'de');
    assert.equal(viewOf(parameters(''), ['fr']).lang, 'en');
  });

  it('takes the usual for whatever it does not know', () => {
    assert.deepEqual(viewOf(parameters('theme=pink&lang=<b>&dir=up&width=9'), []), {
      theme: 'auto',
      lang: 'en',
      dir: 'ltr',
      width: 'auto',
    });
  });

  it('writes down only what differs from the usual, and keeps the rest of the address', () => {
    const changed = withView(parameters('q=law&theme=dark'), {
      theme: 'auto',
      lang: 'de',
      dir: 'ltr',
      width: 'wall',
    });
    assert.equal(changed.toString(), 'q=law&lang=de&width=wall');
  });

  it('survives the way through the address', () => {
    const view = { theme: 'light', lang: 'de', dir: 'rtl', width: 'tablet' } as const;
    assert.deepEqual(viewOf(withView(parameters(''), view), []), view);
  });

  it('goes along with a link, and nothing else does', () => {
    assert.equal(
      keepingView('/series/{id}', parameters('q=law&cursor=x&theme=dark')),
      '/series/{id}?theme=dark',
    );
    assert.equal(keepingView('/', parameters('q=law')), '/');
  });
});
