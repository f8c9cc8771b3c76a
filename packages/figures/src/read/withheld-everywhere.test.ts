import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatrixAnswer, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { matrix, segments, timeline, totals } from '../../gallery/answers.ts';
import { measureByTable, picture } from '../files/index.ts';
import {
  heightFor,
  language,
  layout,
  legend,
  matrixFigure,
  notes,
  PALETTES,
  readout,
  segmentsFigure,
  sentence,
  table,
  tiles,
  tileText,
  timelineFigure,
  totalsFigure,
  type Figure,
} from '../index.ts';
import { plotlySpec } from '../plotly/index.ts';

const en = language('en');
const de = language('de');
const HIDDEN = { below: 5, cells: 3 };

/** "A" is told, of "B" a part is withheld, of "C" all. */
function bars(): Figure {
  const answer: TotalsAnswer = { ...totals(['A', 'B', 'C'], ['plays', 'visitors']), hidden: HIDDEN };
  const columns = (['plays', 'visitors'] as const).map((metric, m) => ({
    metric,
    data: [1_234 - m, 37 - m, null],
    withheld: [1, 2],
  }));
  return totalsFigure({ ...answer, columns }, 'Algebra');
}

function sceneOf(figure: Figure, width: number) {
  return layout(figure, { width, height: heightFor(figure, width) }, measureByTable, en);
}

test('beside a bar stands what table and readout say, in every picture', () => {
  const figure = bars();
  const wanted = ['1,234', '1,233', '≥ 37', '≥ 36', '< 5', '< 5'];
  const inTable = table(figure, en).rows.flatMap((row) =>
    row.slice(-2).map((cell) => cell?.toLocaleString('en-GB')),
  );
  assert.deepEqual(inTable, wanted);
  for (const width of [280, 479, 480, 1_200]) {
    const scene = sceneOf(figure, width);
    const said = [0, 1, 2].flatMap((row) =>
      readout(figure, scene, en, { column: 0, row }).entries.map(({ value }) => value),
    );
    assert.deepEqual(said, wanted);
    const texts = scene.marks.flatMap((mark) => (mark.type === 'text' ? [mark] : []));
    const ends = texts.filter(({ text }) => wanted.includes(text));
    assert.deepEqual(
      ends.map(({ text }) => text),
      wanted,
      String(width),
    );
    for (const { x, text, size } of ends)
      assert.ok(x + measureByTable(text, size) <= width, `${text} at ${width}`);
    const { data } = plotlySpec(figure, scene, PALETTES.light, en);
    const explored = data.slice(0, 2).map(({ text }) => text);
    assert.deepEqual(explored, [
      ['1,234', '≥ 37', '&lt; 5'],
      ['1,233', '≥ 36', '&lt; 5'],
    ]);
  }
  const file = picture(figure, en, measureByTable, { width: 600 });
  assert.match(file, />≥ 37<\/text>/);
  assert.match(file, />(&lt;|&#60;) 5<\/text>/);
  assert.doesNotMatch(file, />37<\/text>/);
});

test('a zero that is not all there is stands for what is withheld', () => {
  const answer: TotalsAnswer = { ...totals(['A', 'B'], ['plays']), hidden: HIDDEN };
  const figure = totalsFigure({ ...answer, columns: [{ metric: 'plays', data: [9, 0], withheld: [1] }] }, '');
  assert.equal(table(figure, en).rows[1]?.at(-1), '< 5');
  assert.equal(
    sentence(figure, en),
    '“A” leads with 9 plays in the last 90 days, as far as numbers are shown.',
  );
});

test('the key of a heat map says what an empty cell may be', () => {
  const range = { from: '2026-10-05', to: '2026-10-25' };
  const answer: MatrixAnswer = { ...matrix(1, range, 'week'), hidden: HIDDEN };
  const keyOf = (data: (number | null)[], withheld: number[], hidden: MatrixAnswer['hidden'] = HIDDEN) => {
    const rows = answer.rows.map((row) => ({ ...row, data, withheld }));
    return legend(matrixFigure({ ...answer, rows, hidden }, ''), en)[0]?.label;
  };
  assert.equal(keyOf([9, null, null], [1, 2]), '< 5');
  assert.equal(keyOf([9, null, null], [2]), 'not counted · < 5');
  assert.equal(keyOf([9, null, null], []), 'not counted');
  assert.equal(keyOf([9, null, null], [], null), 'not counted');
});

test('a lower bound has room at the end of the longest bar', () => {
  const answer: TotalsAnswer = { ...totals(['A'], ['plays']), hidden: HIDDEN };
  const figure = totalsFigure(
    { ...answer, columns: [{ metric: 'plays', data: [123_456], withheld: [0] }] },
    '',
  );
  for (const width of [280, 600]) {
    const end = sceneOf(figure, width).marks.find(
      (mark) => mark.type === 'text' && mark.text === '≥ 123,456',
    );
    assert.ok(end?.type === 'text');
    assert.ok(end.x + measureByTable(end.text, end.size) <= width);
  }
});

/** Three weeks of which the second is withheld; running totals, if so. */
function weeks(
  mode: 'delta' | 'cumulative',
  data: readonly (number | null)[],
  withheld = [1],
): TimelineAnswer {
  const range = { from: '2026-10-26', to: '2026-11-15' };
  const answer = timeline({
    range,
    grain: 'week',
    metrics: ['plays'],
    source: { hidden: { below: 5, cells: 1 } },
  });
  const plays = data.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return { ...answer, mode, series: [{ metric: 'plays', data: [...data], withheld }], totals: { plays } };
}

test('a running total is never small because a week of it is withheld, nor whole after it', () => {
  const figure = timelineFigure(weeks('cumulative', [1_000, null, 1_050]), '');
  const cells = table(figure, en).rows.map(([, value]) => value);
  assert.deepEqual(cells, [1_000, '≥ 1,000', '≥ 1,050']);
  const said = (column: number) => readout(figure, sceneOf(figure, 600), en, { column }).entries[0]?.value;
  assert.deepEqual([said(0), said(1), said(2)], ['1,000', '≥ 1,000', '≥ 1,050']);
  const first = timelineFigure(weeks('cumulative', [null, 20, 30], [0]), '');
  assert.deepEqual(
    table(first, en).rows.map(([, value]) => value),
    ['< 5', '≥ 20', '≥ 30'],
  );
  const unnamed = weeks('cumulative', [10, null, 30]);
  const series = unnamed.series.map(({ metric, data }) => ({ metric, data }));
  assert.deepEqual(
    table(timelineFigure({ ...unnamed, series }, ''), en).rows.map(([, value]) => value),
    ['≥ 10', '≥ 10', '≥ 30'],
  );
  const later = { ...unnamed, dataThrough: '2026-11-08' };
  const end = timelineFigure(
    { ...later, series: [{ metric: 'plays', data: [10, 20, null], withheld: [0] }] },
    '',
  );
  assert.deepEqual(
    table(end, en).rows.map(([, value]) => value),
    ['≥ 10', '≥ 20', null],
    'days that nobody counted stay gaps',
  );
});

test('where only the compared period lacks something, the sum is the sum', () => {
  const answer = weeks('delta', [10, 20, 30], []);
  const [tile] = tiles(answer);
  assert.ok(tile);
  assert.equal(tileText(tile, answer, en).value, '60');
  assert.match(sentence(timelineFigure(answer, ''), en), /^60 plays/);
  assert.doesNotMatch(sentence(timelineFigure(answer, ''), en), /at least|as far as/i);
});

test('what is withheld of one line is among all others, and the sum lacks nothing', () => {
  const part = (id: string | null, data: (number | null)[], withheld: number[]) => ({
    metric: 'plays' as const,
    item: id === null ? null : { id, title: id },
    data,
    withheld,
  });
  const answer = {
    ...weeks('delta', [0, 0, 0]),
    series: [part('A', [10, 10, 10], []), part('B', [3, null, 3], [1]), part(null, [0, 8, 0], [])],
    totals: { plays: 44 },
  };
  assert.match(
    sentence(timelineFigure(answer, ''), en),
    /^44 plays .*, “A” leads with 30, as far as numbers are shown\.$/,
  );
});

const CASES: Readonly<
  Record<string, { figure: () => Figure; en: readonly RegExp[]; de: readonly RegExp[] }>
> = {
  'a curve over time': {
    figure: () => timelineFigure(weeks('delta', [10, null, 30]), 'Algebra'),
    en: [/^At least 40 plays/, /^1 week is withheld: .* “< 5” stands for .* “≥” before a number/],
    de: [
      /^Mindestens 40 Wiedergaben/,
      /^1 Woche wird zurückgehalten: .* „< 5“ steht für .*, „≥“ vor einer Zahl/,
    ],
  },
  'a running total': {
    figure: () => timelineFigure(weeks('cumulative', [10, null, 30]), 'Algebra'),
    en: [/^At least 30 plays in all by/, /^1 week is withheld/],
    de: [/^Mindestens 30 Wiedergaben insgesamt bis/, /^1 Woche wird zurückgehalten/],
  },
  bars: {
    figure: bars,
    en: [
      /^“A” leads with 1,234 plays .*, ahead of “B” with at least 37, as far as numbers are shown\.$/,
      /^3 weeks of single episodes or series are withheld: fewer than 5 people are behind each, .* “≥”/,
    ],
    de: [
      /„A“.* 1\.234 Wiedergaben.* vor „B“ mit mindestens 37, soweit Zahlen gezeigt werden\.$/,
      /^3 Wochen einzelner Aufzeichnungen oder Serien werden zurückgehalten: Hinter jeder stehen weniger als 5/,
    ],
  },
  'a heat map over time': {
    figure: () => {
      const answer: MatrixAnswer = {
        ...matrix(2, { from: '2026-10-05', to: '2026-10-18' }, 'week'),
        hidden: HIDDEN,
      };
      const rows = answer.rows.map((row, i) => ({ ...row, data: [8 + i, null], withheld: [1] }));
      return matrixFigure({ ...answer, rows }, 'Algebra');
    },
    en: [/ with 9 .*, as far as numbers are shown\.$/, /^3 weeks of single episodes or series .* “≥”/],
    de: [/: 9 .*, soweit Zahlen gezeigt werden\.$/, /^3 Wochen einzelner Aufzeichnungen .* „≥“/],
  },
  'a watch curve': {
    figure: () =>
      segmentsFigure({ ...segments({ siblings: false }), hidden: { below: 10, cells: 2 } }, 'Algebra'),
    en: [
      /./,
      /^2 weeks are withheld: fewer than 10 people are behind each, or it would give such a week away\.$/,
    ],
    de: [
      /./,
      /^2 Wochen werden zurückgehalten: Hinter jeder stehen weniger als 10 Menschen, oder sie verriete/,
    ],
  },
  'a list of which all is withheld': {
    figure: () => {
      const answer: TotalsAnswer = { ...totals(['A', 'B'], ['plays']), hidden: HIDDEN };
      return totalsFigure(
        { ...answer, columns: [{ metric: 'plays', data: [null, null], withheld: [0, 1] }] },
        '',
      );
    },
    en: [
      /^Withheld: fewer than 5 people are behind these numbers, or they would give such numbers away\.$/,
      /^3 weeks/,
    ],
    de: [
      /^Zurückgehalten: Hinter diesen Zahlen stehen weniger als 5 Menschen, oder sie verrieten/,
      /^3 Wochen/,
    ],
  },
};

for (const [name, { figure, ...said }] of Object.entries(CASES)) {
  test(`${name} says in English and in German what it withholds: weeks, not values`, () => {
    for (const [words, [first, note]] of [
      [en, said.en],
      [de, said.de],
    ] as const) {
      assert.match(sentence(figure(), words), first ?? /^$/);
      assert.match(notes(figure(), words)[0] ?? '', note ?? /^$/);
    }
  });
}
