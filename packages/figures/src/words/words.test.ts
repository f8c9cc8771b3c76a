import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERRORS, METRIC_IDS } from '@oc-stats/contract';
import { metricDefinition } from '../definitions/index.ts';
import { language } from '../index.ts';
import { words as de } from './de.ts';
import { words as en, type Words } from './en.ts';

type Group = { readonly [term: string]: Group | string | ((...args: never[]) => string) };

/** Without the words of axes, which `axis-words.test.ts` compares with those of `Intl`. */
function plain({ axis: _axis, ...groups }: Words): Group {
  return groups;
}

/** Every term with sample texts in its places. */
function terms(group: Group, path = ''): [string, string][] {
  return Object.entries(group).flatMap(([key, term]): [string, string][] => {
    const name = `${path}${key}`;
    if (typeof term === 'string') return [[name, term]];
    if (typeof term === 'object') return terms(term, `${name}.`);
    const count = (term as (...args: unknown[]) => string).length;
    const numbered = /count/.test(String(term)) || /^(counted|base\.days|note\.hidden|list\.)/.test(name);
    const args = Array.from({ length: count }, (_, i) => (i === 0 && numbered ? 2 : `{${i}}`));
    return [[name, (term as (...args: unknown[]) => string)(...args)]];
  });
}

for (const [tag, words] of Object.entries({ en, de })) {
  test(`${tag}: every term is a text without shouting, holes or stray blanks`, () => {
    for (const [name, text] of terms(plain(words))) {
      assert.notEqual(text.trim(), '', name);
      assert.doesNotMatch(text, /!|undefined|NaN|\[object| {2}|^ | $/, name);
    }
  });

  test(`${tag}: groups and terms are sorted, so that additions find their place`, () => {
    const check = (group: Group, path: string) => {
      const keys = Object.keys(group);
      assert.deepEqual(keys, [...keys].sort(), path);
      for (const [key, term] of Object.entries(group))
        if (typeof term === 'object') check(term, `${path}.${key}`);
    };
    check(plain(words), tag);
  });

  test(`${tag}: every error of the contract has a sentence, and every metric its definition`, () => {
    for (const code of Object.keys(ERRORS))
      assert.match(words.error[code as keyof typeof words.error], /\.$/, code);
    for (const metric of METRIC_IDS) {
      for (const source of ['collected', 'matomo', 'access-log', 'opencast'] as const) {
        const { label, ...texts } = metricDefinition(metric, source, language(tag));
        assert.match(label, /^\p{Lu}/u);
        for (const text of [texts.definition, texts.formula, texts.deduplication, texts.source]) {
          assert.match(text, /^\p{Lu}.+\.$/u);
        }
      }
    }
  });
}

test('what an access log counts is said as its adapter does it', () => {
  const texts = metricDefinition('plays', 'access-log', language('en'));
  assert.match(texts.deduplication, /two hours.*Redirects count/);
  assert.match(texts.source, /opencast-influxdb-adapter/);
  assert.match(metricDefinition('plays', 'access-log', language('de')).deduplication, /zwei Stunden/);
});

test('the German terms are other words than the English', () => {
  const english = new Map(terms(plain(en)));
  const same = terms(plain(de)).filter(([name, text]) => text.length > 12 && english.get(name) === text);
  assert.deepEqual(same, []);
});

test('a tag finds its dictionary, and Intl a locale that fits the words', () => {
  assert.equal(language('de').words, de);
  assert.deepEqual(language('de-at'), { tag: 'de-AT', words: de });
  assert.deepEqual(language('de_CH'), { tag: 'de-CH', words: de });
  assert.deepEqual(language('en'), { tag: 'en-GB', words: en });
  assert.deepEqual(language('en-US'), { tag: 'en-US', words: en });
  for (const tag of ['fr', 'ar', '', 'x', '<b>', 'tlh-Latn'])
    assert.deepEqual(language(tag), { tag: 'en-GB', words: en });
  assert.equal(language('de-!!!').words, de);
  assert.doesNotThrow(() => new Intl.NumberFormat(language('de-!!!').tag));
});
