import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldText, foldUmlauts } from './fold-text.ts';
import { atOnce } from './steps.ts';
import { textIndex } from './text-index.ts';

describe('textIndex', () => {
  it('finds all words in any order, inside words and across case', () => {
    assert.deepEqual(found(['Vorlesung 3: Eigenwerte', 'Eigenräume', 'Vorlesung 4'], 'WERT vorl'), [0]);
    assert.deepEqual(found(['Verwaltungsrecht', 'Strafrecht', 'Statistik'], 'recht'), [0, 1]);
  });

  it('finds umlauts however they are typed, and however the title has them', () => {
    for (const query of ['müller', 'mueller', 'MULLER', 'mu\u0308ller']) {
      assert.deepEqual(found(['Dr. Müller', 'Dr. Moller'], query), [0], query);
    }
    assert.deepEqual(found(['Dr. Mueller'], 'müller'), [0]);
  });

  it('asks for nothing when there is no word', () => {
    const index = atOnce(textIndex(['a']));
    for (const query of ['', ' \n\t ', '\u0301', '\u200B'])
      assert.equal(index.match(query), null, JSON.stringify(query));
  });

  it('takes markup and patterns as text', () => {
    const texts = ['<img src=x onerror=alert(1)>', 'Regular expressions: a.*b', 'C++ (2)', '50 % \\ 100'];
    assert.deepEqual(found(texts, '<img'), [0]);
    assert.deepEqual(found(texts, 'a.*b'), [1]);
    assert.deepEqual(found(texts, 'c++ (2)'), [2]);
    assert.deepEqual(found(texts, '\\'), [3]);
  });

  it('agrees with looking through every text', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'ä',
        'ae',
        'a',
        'ß',
        'ss',
        'Über',
        'uber',
        'مقدمة',
        'ا',
        '讲',
        '3',
        '<b>',
        '.',
        '¨',
        'ﷺ',
        '👩‍🔬',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const words = fc.array(word, { maxLength: 4 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), words, (texts, query) => {
        assert.deepEqual(found(texts, query), lookedThrough(texts, query));
      }),
      { numRuns: 500 },
    );
  });

  it('bears a query as long as a page', () => {
    assert.deepEqual(found(['a', 'b'], 'a '.repeat(20_000)), [0]);
    const many = Array.from({ length: 2_000 }, (_, at) => `${at}x`).join(' ');
    assert.deepEqual(found([many, 'b'], many), [0]);
  });
});

function found(texts: readonly string[], query: string): number[] {
  const marks = atOnce(textIndex(texts)).match(query);
  return [...texts.keys()].filter((at) => marks === null || marks[at] !== 0);
}

/** The definition: in one of its two spellings each word is part of a word of one of the text's two spellings. */
function lookedThrough(texts: readonly string[], query: string): number[] {
  const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== '');
  const plain = wordsOf(foldText(query));
  const spelt = wordsOf(foldUmlauts(query));
  return [...texts.keys()].filter((at) => {
    const words = [...wordsOf(foldText(texts[at]!)), ...wordsOf(foldUmlauts(texts[at]!))];
    return plain.every((one, nth) => words.some((word) => word.includes(one) || word.includes(spelt[nth]!)));
  });
}
