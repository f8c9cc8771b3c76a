import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SOURCE_RULES, sourceOf, UNKNOWN_SOURCE, type SourceSigns } from './source-rules.ts';

const NOTHING: SourceSigns = {
  creator: '',
  source: '',
  location: '',
  agent: '',
  agentLocation: '',
  flavors: '',
  files: '',
};

const CASES: readonly (readonly [signs: Partial<SourceSigns>, source: string])[] = [
  [{ location: 'Opencast Studio', flavors: 'presenter/source' }, 'studio'],
  [{ source: 'Zoom Ingester Pipeline', location: 'Zoom 91234567890' }, 'zoom-ingest'],
  [{ location: 'Zoom 91234567890' }, 'zoom-ingest'],
  [{ location: 'Zoom room 3' }, 'unknown'],
  [{ location: 'BigBlueButton' }, 'bbb-ingest'],
  [{ agent: 'ca24', location: 'ca24' }, 'capture-agent'],
  [{ agentLocation: 'Hörsaal 1', location: 'Hörsaal 1' }, 'capture-agent'],
  [{ location: 'Hörsaal 1', flavors: 'presenter/source' }, 'unknown'],
  [{ creator: 'Moodle', flavors: 'presenter/source' }, 'lms'],
  [{ creator: 'lti:lms.example.org:42', flavors: 'presenter/source' }, 'lms'],
  [{ creator: 'Stud.IP' }, 'lms'],
  [{ creator: 'Chris Canvasser', flavors: 'presenter/source' }, 'upload'],
  [{ source: 'https://moodle.example.org/course/7' }, 'lms'],
  [{ flavors: 'presentation/source presenter/source' }, 'upload'],
  [{ source: 'VHS 1987', flavors: 'presenter/source' }, 'unknown'],
  [{}, 'unknown'],
];

describe('sourceOf', () => {
  for (const [signs, source] of CASES)
    it(`takes ${JSON.stringify(signs)} for ${source}`, () =>
      assert.equal(sourceOf({ ...NOTHING, ...signs }), source));

  it('gives every recording one source of the table, the first that holds', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'Moodle', 'Opencast Studio', 'Zoom 912345678', 'presenter/source', 'ca1'),
    );
    const signs = fc.record({
      creator: word,
      source: word,
      location: word,
      agent: word,
      agentLocation: word,
      flavors: word,
      files: word,
    });
    const known = new Set([UNKNOWN_SOURCE, ...SOURCE_RULES.map(({ source }) => source)]);
    fc.assert(
      fc.property(signs, (given) => {
        const found = sourceOf(given);
        assert.ok(known.has(found));
        const holds = SOURCE_RULES.filter(({ when }) =>
          Object.entries(when).every(([sign, pattern]) => pattern.test(given[sign as keyof SourceSigns])),
        );
        assert.equal(found, holds[0]?.source ?? UNKNOWN_SOURCE);
        if (
          given.agent !== '' &&
          !/studio|zoom/i.test(given.location + given.source) &&
          given.location !== 'BigBlueButton'
        )
          assert.equal(found, 'capture-agent');
      }),
    );
  });

  it('follows the rules of a site before those of all', () => {
    const own = { source: 'scanner', when: { files: /\.mkv\b/ }, because: 'Only the scanner makes those.' };
    const signs = { ...NOTHING, location: 'Opencast Studio', files: 'tape.mkv' };
    assert.equal(sourceOf(signs, [own, ...SOURCE_RULES]), 'scanner');
    assert.equal(sourceOf({ ...signs, files: 'tape.mp4' }, [own, ...SOURCE_RULES]), 'studio');
  });

  it('has no pattern that remembers, and says of each why', () => {
    for (const { because, when } of SOURCE_RULES) {
      assert.ok(because.endsWith('.'));
      for (const pattern of Object.values(when)) assert.ok(!/[gy]/.test(pattern.flags));
    }
  });
});
