import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timeline, totals } from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import { assertWellFormed } from '../../gallery/well-formed.ts';
import { language, layout, nodes, PALETTES, timelineFigure, totalsFigure } from '../index.ts';
import { measureByTable, picture, svgFile } from './index.ts';

const en = language('en');

test('every sample is a picture that a strict reader takes, in both themes', () => {
  for (const { name, figure, width, lang } of SAMPLES) {
    for (const theme of ['light', 'dark'] as const) {
      const svg = picture(figure, language(lang), measureByTable, { width, theme });
      assertWellFormed(svg, name);
      assert.match(svg, new RegExp(`fill="${PALETTES[theme].surface}"`));
    }
  }
});

test('hostile titles stay text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '</text><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      ']]>',
      '&#0;&amp;',
      '\ud800\ufffe',
    ),
  );
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (titles) => {
      const svg = picture(totalsFigure(totals(titles, ['plays']), titles[0] ?? ''), en, measureByTable, {
        width: 600,
      });
      assertWellFormed(svg);
      for (const [tag, name = ''] of svg.matchAll(/<[/?]?([^\s>/]*)[^>]*>?/g)) {
        assert.ok(['xml', 'svg', 'title', 'desc', 'rect', 'path', 'text'].includes(name), tag);
        assert.doesNotMatch(tag, / on\w+=|style=|href|url\(/);
      }
    }),
  );
});

test('a picture stands alone: no class, no style, colours resolved', () => {
  const figure = timelineFigure(timeline(), 'Kurs');
  const svg = picture(figure, en, measureByTable, { width: 700 });
  assert.doesNotMatch(svg, /class=|style=|var\(|undefined/);
  assert.match(svg, /<title id="title">Plays, visitor-days and finished per day: Kurs<\/title>/);
  assert.match(svg, /aria-labelledby="title description"/);
  const own = { ...PALETTES.light, 'series-1': 'rgb(1 2 3)' };
  assert.match(picture(figure, en, measureByTable, { width: 700, palette: own }), /stroke="rgb\(1 2 3\)"/);
});

test('a legend is drawn just where the lines do not carry their names', () => {
  const figure = timelineFigure(timeline(), '');
  const texts = (width: number) =>
    [...picture(figure, en, measureByTable, { width }).matchAll(/>visitor-days</g)].length;
  assert.equal(texts(900), 1);
  assert.equal(texts(320), 1);
  assert.equal(layout(figure, { width: 900, height: 300 }, measureByTable, en).labelled, true);
  assert.equal(layout(figure, { width: 320, height: 300 }, measureByTable, en).labelled, false);
});

test('a scene becomes nodes of classes and geometry, and a file of colours', () => {
  const figure = timelineFigure(timeline({ metrics: ['plays'] }), '');
  const scene = layout(figure, { width: 400, height: 200 }, measureByTable, en);
  const root = nodes(scene);
  assert.equal(root.children?.length, scene.marks.length);
  for (const { tag, attributes } of root.children ?? []) {
    assert.ok(tag === 'path' || tag === 'text');
    assert.match(attributes['class'] ?? '', /^(fill|stroke)-[a-z0-9-]+( stroke-[a-z0-9-]+)?$/);
    assert.equal('style' in attributes, false);
  }
  const svg = svgFile(scene, { theme: 'dark', title: 'a < b', description: '' });
  assert.match(svg, /a &lt; b/);
  assert.ok(svg.includes(`stroke="${PALETTES.dark['series-1']}"`));
});

test('the width table never promises less than the font takes, and not much more', () => {
  // Advance widths in ems, added up from the font's own table.
  const known = {
    'Einführung in die Algorithmik 1,204': 17.8046875,
    WWWW: 3.955078125,
    iiii: 1.111328125,
    '': 0,
  };
  for (const [text, ems] of Object.entries(known)) {
    const wide = measureByTable(text, 100);
    assert.ok(wide >= ems * 100 && wide <= ems * 118, `${text}: ${wide} for ${ems * 100}`);
  }
  assert.equal(measureByTable('e\u0301', 12), measureByTable('e', 12));
  assert.ok(measureByTable('m', 12, true) > measureByTable('m', 12));
});
