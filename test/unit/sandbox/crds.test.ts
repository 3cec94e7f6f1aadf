import { describe, expect, test } from 'vitest';
import { backstageVersions, type BackstageLine } from '../../../sandbox/crdFiles.ts';
import { readCrds, upstreamCrdsExist } from '../../../sandbox/crds.ts';

describe.skipIf(!upstreamCrdsExist())(
  'against the CRDs of the releases (skipped where ../shared is not there)',
  () => {
    test.each(Object.keys(backstageVersions) as BackstageLine[])('Backstage versions of %s', (line) => {
      const [crd] = readCrds({ source: 'upstream', backstage: line, owners: ['rhdh'] });
      const served = crd?.spec.versions.filter((version) => version.served) ?? [];
      expect({
        served: served.map(({ name }) => name),
        storage: served.find((version) => version['storage'] === true)?.name,
      }).toEqual(backstageVersions[line]);
    });

    test('ours have the same names, kinds and scopes', () => {
      const identity = (source: 'own' | 'upstream') =>
        readCrds({ source }).map(({ spec: { group, scope, names } }) => ({
          group,
          scope,
          kind: names.kind,
          plural: names.plural,
          shortNames: names['shortNames'] ?? [],
        }));
      expect(identity('own')).toEqual(identity('upstream'));
    });
  },
);
