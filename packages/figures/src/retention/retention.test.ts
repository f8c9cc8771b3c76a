import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RETENTION_CLASSES } from '@oc-stats/contract';
import { retentionComparison, retentionOverview } from '../../gallery/retention-answers.ts';
import { RETENTION_SAMPLES } from '../../gallery/retention-samples.ts';
import { csv, measureByTable, picture, xlsx } from '../files/index.ts';
import {
  heightFor,
  language,
  layout,
  legend,
  notes,
  readout,
  sentence,
  table,
  type Figure,
  type Scene,
} from '../index.ts';
import { agesFigure, gridFigure, stacksFigure } from './index.ts';
import { balanceFigure, differenceFigure } from './plans.ts';
import { words as de } from './words/de.ts';
import { words as enWords } from './words/en.ts';
import { words as deLab } from './words/lab-de.ts';
import { words as enLab } from './words/lab-en.ts';

const en = language('en');
const german = language('de');
const sceneOf = (figure: Figure, width = 800): Scene =>
  layout(figure, { width, height: heightFor(figure, width) }, measureByTable, en);
const answer = retentionOverview();

test('a bar is as long as its parts, and the parts are those of the answer', () => {
  const figure = stacksFigure(answer, 'source', 'All');
  const { columns, rows } = table(figure, en);
  assert.deepEqual(columns.map(({ label }) => label).slice(0, 4), [
    'Source',
    'Recordings',
    'Hours',
    'Watched in the last 12 months',
  ]);
  rows.forEach((row, i) => {
    const own = answer.bySource[i]?.classes;
    const hours = RETENTION_CLASSES.map((name) => own?.[name].hours ?? 0);
    assert.deepEqual(
      row.slice(3),
      hours.filter((_, at) => figure.parts.includes(RETENTION_CLASSES[at] ?? 'new')),
    );
    assert.ok(Math.abs(Number(row[2]) - hours.reduce((sum, one) => sum + one, 0)) < 1e-9);
  });
  const [first] = answer.bySource;
  const said = readout(figure, sceneOf(figure), en, { column: 0, row: 0 });
  assert.equal(said.heading, first?.value);
  assert.equal(said.entries.at(-1)?.value, '6,313 h (61%)');
});

test('classes that nothing is in have no key and no column', () => {
  const { undated: _, ...rest } = answer.classes;
  const none = { recordings: 0, hours: 0, bytes: null };
  const figure = stacksFigure({ ...answer, classes: { ...rest, undated: none } }, 'source', 'All');
  assert.ok(!figure.parts.includes('undated'));
  assert.equal(legend(figure, en).length, figure.parts.length);
});

test('the sentence tells apart never and no longer watched, what is only young, and what nobody counted', () => {
  const figure = stacksFigure(answer, 'source', 'All');
  assert.equal(
    sentence(figure, en),
    'Of 14,113 h, 6,947 h (49%) were never watched and 2,159 h (15%) not for 12 months; of 33 h (0.2%) nobody knows.',
  );
  const { unobserved: _, ...rest } = answer.classes;
  const classes = { ...rest, unobserved: { recordings: 0, hours: 0, bytes: null } };
  const counted = stacksFigure({ ...answer, classes }, 'source', 'All');
  assert.match(sentence(counted, en), /not for 12 months\.$/);
});

test('of thousands of folders the largest are drawn, the others as one, and the table has all', () => {
  const [some] = answer.byFolder;
  assert.ok(some);
  const byFolder = Array.from({ length: 10_000 }, (_, i) => ({ ...some, value: `Folder ${i}` }));
  const figure = stacksFigure({ ...answer, byFolder }, 'folder', 'All');
  const scene = sceneOf(figure);
  assert.ok(scene.height < 1_000);
  assert.equal(scene.stops.rows.length, 20);
  assert.ok(scene.marks.some((mark) => mark.type === 'text' && mark.text === '9980 others'));
  assert.equal(table(figure, en).rows.length, 10_000);
});

test('a name that is longer than a line does not push away what is said of it', () => {
  const long = 'W'.repeat(500);
  const figure = gridFigure({ ...answer, matrix: { ...answer.matrix, sources: [long] } }, 'All');
  assert.match(sentence(figure, en), /W{59}…”/);
  const both = retentionComparison();
  const named = differenceFigure({ ...both, scenario: { ...both.scenario, name: long } }, 'UTC');
  assert.ok(named && legend(named, en).every(({ label }) => label.length < 80));
});

test('what is older than a threshold holds all that is older than the next', () => {
  const { older } = agesFigure(answer, 'All');
  assert.equal(older.length, answer.ages.length);
  const whole = answer.ages.reduce((sum, { hours }) => sum + hours, 0);
  assert.ok(Math.abs((older[0]?.hours ?? 0) - whole) < 1e-9);
  older.slice(1).forEach(({ hours }, i) => assert.ok(hours <= (older[i]?.hours ?? 0)));
  assert.equal(older.at(-1)?.hours, answer.ages.at(-1)?.hours);
});

test('folders without room share the last column, and nothing of them is lost', () => {
  const figure = gridFigure(answer, 'All');
  const narrow = sceneOf(figure, 320);
  const shown = narrow.stops.columns.length;
  assert.ok(shown > 1 && shown < figure.columns.length);
  const last = readout(figure, narrow, en, { column: shown - 1, row: 0 });
  assert.match(last.heading, /Zoom · \d others/);
  const rest = (figure.hours[0] ?? []).slice(shown - 1).reduce((sum, hours) => sum + hours, 0);
  assert.equal(last.entries[0]?.value, `${Math.round(rest).toLocaleString('en-GB')} h`);
  assert.equal(sceneOf(figure, 1200).stops.columns.length, figure.columns.length);
});

test('a balance says where it ends, when it is over and what it costs', () => {
  const figure = balanceFigure(retentionComparison({ stored: 14_000 }), 'UTC');
  assert.match(sentence(figure, en), /by May 2025.*first exceeded in Sept 2023; it costs US\$42,000\.$/i);
  const said = readout(figure, sceneOf(figure), en, { column: 20 });
  assert.match(said.note ?? '', /over quota: stored/i);
  assert.equal(legend(figure, en).at(-1)?.label, 'quota, stored');
  assert.ok(notes(figure, en).some((note) => note.includes('Nobody knows')));
  const watched = { ...retentionComparison(), plan: { ...retentionComparison().plan, rewatched: 0.1 } };
  assert.ok(!notes(balanceFigure(watched, 'UTC'), en).some((note) => note.includes('Nobody knows')));
});

test('two plans are compared month by month, also when one looks less far ahead', () => {
  const both = retentionComparison();
  assert.equal(differenceFigure({ ...both, against: null }, 'UTC'), null);
  const short = both.against && { ...both.against, months: both.against.months.slice(0, 12) };
  const figure = differenceFigure({ ...both, against: short }, 'UTC');
  assert.ok(figure);
  const { rows } = table(figure, en);
  assert.deepEqual([rows.length, rows[35]?.slice(4)], [36, [null, null, null]]);
  const same = differenceFigure({ ...both, against: both.scenario }, 'UTC');
  assert.equal(same && sentence(same, en), 'Both plans do the same.');
});

test('names from outside stay names: one line, no markup, no formula', () => {
  for (const [name, figure, width = 800] of RETENTION_SAMPLES) {
    const svg = picture(figure, en, measureByTable, { width });
    assert.ok(!/<img|<b>|<i>/.test(svg), name);
    assert.doesNotMatch(svg, /\u202e/, name);
    assert.ok(xlsx(figure, en).length > 1_000, name);
    for (const words of [en, german]) assert.doesNotMatch(sentence(figure, words), /[\n\u202e]/, name);
  }
  const evil = retentionOverview({ bySource: [{ value: '=1+1', classes: answer.classes }] });
  assert.match(csv(stacksFigure(evil, 'source', '@x'), en), /'=1\+1/);
});

test('what nobody has named is said in the language of the reader', () => {
  const figure = stacksFigure(answer, 'source', 'All');
  assert.ok(table(figure, german).rows.some(([name]) => name === 'Ohne Angabe'));
  assert.ok(table(figure, en).rows.some(([name]) => name === 'Unspecified'));
});

test('every stop of every figure has values, and its scene nothing that is no number', () => {
  for (const [name, figure, width = 800] of RETENTION_SAMPLES) {
    const scene = sceneOf(figure, width);
    assert.doesNotMatch(JSON.stringify(scene), /NaN|Infinity|null/, name);
    if (figure.empty) continue;
    scene.stops.columns.forEach((_, column) => {
      for (const row of scene.stops.rows.length > 0 ? scene.stops.rows.keys() : [0])
        assert.doesNotMatch(JSON.stringify(readout(figure, scene, german, { column, row })), /NaN|undefined/);
    });
  }
});

test('the German words are others than the English, and none is missing', () => {
  const texts = (group: object): [string, string][] =>
    Object.entries(group).flatMap(([key, term]: [string, unknown]): [string, string][] => {
      if (typeof term === 'string') return [[key, term]];
      if (typeof term === 'object' && term)
        return texts(term).map(([inner, text]) => [`${key}.${inner}`, text]);
      const said = (term as (...args: unknown[]) => string)(...Array.from({ length: 8 }, () => 2));
      return [[key, said]];
    });
  const english = new Map(texts({ ...enWords, ...enLab }));
  const germanTexts = texts({ ...de, ...deLab });
  for (const [name, text] of germanTexts) {
    assert.doesNotMatch(text, /undefined|!| {2}|^ | $/, name);
    if (text.length > 12) assert.notEqual(text, english.get(name), name);
  }
  assert.equal(germanTexts.length, english.size);
});
