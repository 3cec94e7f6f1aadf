import { describe, expect, test } from 'vitest';
import { differences } from '../../support/installerDifferences.ts';
import { observed } from '../../support/installerOracle.ts';
import { compared, installerNames, type InstallerName } from '../../support/installerVerdict.ts';
import { describeWithShared } from '../../support/sharedFolder.ts';

function expectedOf(installer: InstallerName): readonly string[] {
  return Object.entries(differences).flatMap(([id, { installers }]) =>
    installers.includes(installer) ? [id] : [],
  );
}

describeWithShared('oracle/installers', 'the rules against the real installers', () => {
  describe('a rule says that the installer fails where it fails, but for what is explained', () => {
    test.each(installerNames)('%s', (installer) => {
      const all = compared(observed(installer), installer);
      const differing = all.filter(({ same }) => !same);
      const told = differing.filter(({ id }) => !expectedOf(installer).includes(id));
      expect(told, 'new differences').toEqual([]);
      expect(differing.map(({ id }) => id).toSorted()).toEqual(expectedOf(installer).toSorted());
      const visible = all.filter(({ id, same }) => same || differences[id]?.seen === 'text');
      const same = visible.filter((one) => one.same);
      console.log(
        `${installer}: ${same.length} of ${visible.length} the same, ${all.length - visible.length} decided elsewhere`,
      );
      expect(same.length / visible.length).toBeGreaterThanOrEqual(0.99);
    });
  });
});
