import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asTable } from './report.mjs';
import { judged } from './row.mjs';

const ABOUT = {
  version: '1.0.0',
  date: '2026-11-20',
  seconds: 9,
  machine: { cores: 2, processor: 'a|b', memoryGigabytes: 8, node: '20.19.0', chromium: null, load: 0.1 },
};

function lines(...rows) {
  return asTable({ ...ABOUT, rows })
    .trim()
    .split('\n');
}

describe('the table of the bench', () => {
  const row = { what: '<oc-timeline>', how: 'a|b', unit: 'kB' };

  it('is Markdown that shows tags and bars as they are', () => {
    const last = lines(judged({ ...row, samples: [24.44, 26.1], most: 25 })).at(-1);
    assert.equal(last, '| `<oc-timeline>` | 25.3 kB (24.4 – 26.1) | ≤ 25 kB | **over** | a\\|b |');
  });

  it('says a long explanation once', () => {
    const rows = [1, 2].map((sample) => judged({ ...row, samples: [sample], least: 1, detail: 'so' }));
    assert.match(lines(...rows).at(-1), /\| 2 kB: so \| ≥ 1 kB \| ok \| as above \|$/);
  });

  it('takes rows that have judged themselves', () => {
    const own = { what: 'store', measured: '3 s', budget: '4 s', within: true };
    assert.equal(lines(own).at(-1), '| store | 3 s | 4 s | ok |  |');
  });

  it('says when there is nothing', () => {
    assert.equal(lines().at(-1), 'Nothing to measure.');
  });
});
