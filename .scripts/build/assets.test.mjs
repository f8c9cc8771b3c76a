import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isReleased } from './assets.mjs';

describe('a version is released', () => {
  const changelog = '# Changelog\n\n## 0.3.0 (unreleased)\n\n- more\n\n## 0.2.0 (2026-12-01)\n\n## 0.1.0\n';

  it('when the changelog gives it a day', () => {
    assert.equal(isReleased('0.2.0', changelog), true);
  });

  it('and not before, nor when it is not named there', () => {
    for (const version of ['0.3.0', '0.1.0', '0.4.0', '2.0', '0.2.0-beta', '0x2.0']) {
      assert.equal(isReleased(version, changelog), false, version);
    }
  });
});
