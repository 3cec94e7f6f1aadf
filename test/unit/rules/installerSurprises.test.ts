import { describe, expect, test } from 'vitest';
import { saidAbout } from '../../support/installerVerdict.ts';
import { surprises } from '../../support/installerSurprises.ts';

describe('what an installer does without a word is told', () => {
  test.each(
    surprises.flatMap((surprise) => surprise.installers.map((installer) => ({ ...surprise, installer }))),
  )('$installer: $damage', ({ text, files = {}, installer, code, effect = 'silent' }) => {
    const said = saidAbout({ text, include: files }, installer);
    expect(said.filter((finding) => finding.consumer === 'installer')).toContainEqual(
      expect.objectContaining({ code, effect }),
    );
  });

  test('a list as people write it is no surprise to any of them', () => {
    const text = 'includes:\n  - more.yaml\nplugins:\n  - package: ./one\n    disabled: false\n';
    const files = { 'more.yaml': 'plugins:\n  - package: ./one\n    disabled: true\n' };
    for (const installer of ['1.7', '1.9', '1.10', '2.x'] as const) {
      expect(saidAbout({ text, include: files }, installer)).toEqual([]);
    }
  });
});
