import { expect } from '@open-wc/testing';
import type { Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { fileName } from './file-name.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

const figure = sample('lines-days');

function nameOf(subject: string, title = 'Plays per day'): string {
  return fileName({ ...figure, subject }, title, 'csv');
}

describe('the name of a file', () => {
  it('says what is in it and for which days', () => {
    expect(nameOf('Lineare Algebra für Übermorgen')).to.equal(
      'Lineare Algebra für Übermorgen - Plays per day 2026-08-22 2026-11-19.csv',
    );
    const day = { ...figure, range: { from: '2026-08-22', to: '2026-08-22' } } as Figure;
    expect(fileName(day, 'x', 'png')).to.match(/ x 2026-08-22\.png$/);
  });

  const hostile: readonly string[] = [
    '../../etc/passwd',
    'C:\\Windows\\system32',
    'a/b\\c:d*e?f"g<h>i|j`k',
    'NUL',
    'con.txt',
    'lpt1',
    '.bashrc',
    '~root',
    '--help',
    'name\u0000.exe\n\r\t',
    'evil\u202Efdp.exe',
    'zero\u200Bwidth',
    '\uD800lone\uDC00',
    'trailing dots...   ',
    '',
    '   ',
    '...',
    'م'.repeat(300),
    '👩‍👩‍👧‍👦'.repeat(80),
    'x'.repeat(10_000),
  ];
  for (const subject of hostile) {
    it(`is safe for ${JSON.stringify(subject.slice(0, 24))}`, () => {
      for (const name of [nameOf(subject), nameOf(subject, subject)]) {
        // eslint-disable-next-line no-control-regex
        expect(name).to.not.match(/[\u0000-\u001f"*/:<>?\\|`\u202e\u200b]/);
        expect(name).to.not.match(/^(con|prn|aux|nul|com\d|lpt\d)\b/i);
        expect(name).to.match(/^[^\s.\-~].* 2026-08-22 2026-11-19\.csv$/u);
        expect(name.length).to.be.at.most(100);
        expect(new TextEncoder().encode(name).length).to.be.at.most(255);
        expect(name, 'no half of a character').to.not.match(/\p{Surrogate}/u);
      }
    });
  }
});
