import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { comparedByArgoCd } from '../../support/argocdDiff.ts';

const file: Manifest = {
  apiVersion: 'rhdh.redhat.com/v1alpha5',
  kind: 'Backstage',
  metadata: { name: 'hub' },
  spec: { flavours: [{ name: 'orchestrator' }], database: {} },
};
const live: Manifest = {
  ...file,
  metadata: { name: 'hub', uid: '1' },
  spec: { flavours: [{ name: 'orchestrator', enabled: true }], database: { enableLocalDb: true } },
};

function isInSync(ignoreDifferences: readonly unknown[]): boolean {
  const metadata = { name: 'rhdh' };
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata,
    spec: { ignoreDifferences },
  };
  const compared = comparedByArgoCd(live, file, application);
  return JSON.stringify(compared.again) === JSON.stringify(compared.live);
}

describe('what Argo CD compares', () => {
  const backstage = { group: 'rhdh.redhat.com', kind: 'Backstage' };

  test.each<[string, readonly unknown[], boolean]>([
    ['nothing is ignored', [], false],
    ['another kind', [{ ...backstage, kind: 'Route', jsonPointers: ['/spec/flavours'] }], false],
    ['another field', [{ ...backstage, jsonPointers: ['/spec/database'] }], false],
    ['the list', [{ ...backstage, jsonPointers: ['/spec/flavours'] }], true],
    ['a field of its items', [{ ...backstage, jqPathExpressions: ['.spec.flavours[]?.enabled'] }], true],
  ])('a default in an item of a list is a difference unless ignored: %s', (_, ignored, inSync) => {
    expect(isInSync(ignored)).toBe(inSync);
  });
});
