import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { saidAbout } from '../../support/installerVerdict.ts';
import { surprises } from '../../support/installerSurprises.ts';

describe('what an installer does without a word is told', () => {
  test.each(
    surprises.flatMap((surprise) => surprise.installers.map((installer) => ({ ...surprise, installer }))),
  )('$installer: $damage', ({ text, files = {}, installer, code, effect = 'silent', words = /./ }) => {
    const said = saidAbout({ text, include: files }, installer);
    const found = said.filter((one) => one.consumer === 'installer' && one.code === code);
    expect(found).toContainEqual(expect.objectContaining({ effect }));
    expect(found.map(({ message }) => plain(message)).join('\n')).toMatch(words);
  });

  test('a list as people write it is no surprise to any of them', () => {
    const text = 'includes:\n  - more.yaml\nplugins:\n  - package: ./one\n    disabled: false\n';
    const files = { 'more.yaml': 'plugins:\n  - package: ./one\n    disabled: true\n' };
    for (const installer of ['1.7', '1.9', '1.10', '2.x'] as const) {
      expect(saidAbout({ text, include: files }, installer)).toEqual([]);
    }
  });
});
