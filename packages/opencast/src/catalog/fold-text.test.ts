import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldText, foldUmlauts } from './fold-text.ts';

describe('foldText', () => {
  const same: readonly (readonly [string, string, string])[] = [
    ['case', 'Analysis', 'ANALYSIS'],
    ['accents', 'Déjà vu', 'deja vu'],
    ['combining marks', 'e\u0301tude', 'étude'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['capital sharp s', 'STRAẞE', 'strasse'],
    ['ligatures', 'Œuvre æon', 'oeuvre aeon'],
    ['letters with a stroke', 'Łódź Øresund', 'lodz oresund'],
    ['dotted capital i', 'İzmir', 'izmir'],
    ['final sigma', 'ΛΟΓΟΣ', 'λογος'],
    ['full width', 'ＡＢＣ１２', 'abc12'],
    ['Arabic vowel signs', 'مُقَدِّمَة', 'مقدمة'],
    ['Arabic alef with hamza', 'أحمد إلى آخر', 'احمد الي اخر'],
    ['Arabic kashida', 'مـقـدمة', 'مقدمة'],
    ['Arabic digits', 'المحاضرة ٣', 'المحاضره 3'],
    ['invisible characters', 'zero\u200Bwidth \u202Erev\u202C', 'zerowidth rev'],
    ['typographic quotes', 'doesn’t', "doesn't"],
  ];
  for (const [what, a, b] of same) {
    it(`takes no notice of ${what}`, () => assert.equal(foldText(a), foldText(b)));
  }

  it('tells different words apart', () => {
    assert.notEqual(foldText('Kunst'), foldText('Gunst'));
    assert.notEqual(foldText('第十二讲'), foldText('第十三讲'));
  });

  it('does not change what is folded already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(foldText(foldText(text)), foldText(text));
      }),
    );
  });
});

describe('foldUmlauts', () => {
  it('writes umlauts as those without such a key do', () => {
    assert.equal(foldUmlauts('Größe über Ärzte'), 'groesse ueber aerzte');
    assert.equal(foldUmlauts('u\u0308ber'), 'ueber');
  });

  it('is foldText where there are no umlauts', () => {
    assert.equal(foldUmlauts('Déjà Straße'), foldText('Déjà Straße'));
  });
});
