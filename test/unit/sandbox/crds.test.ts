import { describe, expect, test } from 'vitest';
import { releaseLines } from '../../../src/core/releases/index.ts';
import type { BackstageLine } from '../../../sandbox/crdFiles.ts';
import type { Crd } from '../../../sandbox/crd.ts';
import { readCrds, upstreamCrdsExist, type CrdSource } from '../../../sandbox/crds.ts';

describe.skipIf(!upstreamCrdsExist())(
  "against upstream's CRDs (skipped where ../shared is not there)",
  () => {
    test.each(releaseLines() as readonly BackstageLine[])(
      'our Backstage CRD of %s has its versions',
      (line) => {
        const versions = (source: CrdSource) => {
          const [crd] = readCrds({ source, backstage: line, owners: ['rhdh'] });
          const served = crd?.spec.versions.filter((version) => version.served) ?? [];
          return served.map(({ name, storage }) => `${name}${storage === true ? ' stored' : ''}`).toSorted();
        };
        expect(versions('own')).toEqual(versions('upstream'));
      },
    );

    test('ours have the same names, kinds and scopes', () => {
      const identity = ({ spec: { group, scope, names } }: Crd) => ({
        group,
        scope,
        kind: names.kind,
        plural: names.plural,
        shortNames: names['shortNames'] ?? [],
      });
      expect(readCrds({ source: 'own' }).map(identity)).toEqual(
        readCrds({ source: 'upstream' }).map(identity),
      );
    });
  },
);
