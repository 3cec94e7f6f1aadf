import { describe, expect, test } from 'vitest';
import { observed } from '../../support/installerOracle.ts';
import { compared, installerNames } from '../../support/installerVerdict.ts';
import { describeWithShared } from '../../support/sharedFolder.ts';

/** Share of the texts on which rules and installer may differ. */
const mostDiffering = 0.2;

describeWithShared('oracle/installers', 'the rules against the real installers', () => {
  describe('a rule says that the installer fails where it fails', () => {
    test.each(installerNames)('%s', (installer) => {
      const all = compared(observed(installer), installer);
      const differing = all.filter(({ same }) => !same);
      console.log(
        [
          `${installer}: ${all.length - differing.length} of ${all.length} the same`,
          ...differing.map(({ id, outcome, codes, error }) => `  ${id} ${outcome} ${codes} | ${error}`),
        ].join('\n'),
      );
      expect(differing.length / all.length).toBeLessThan(mostDiffering);
    });
  });
});
