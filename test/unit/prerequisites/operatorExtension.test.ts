import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { conditions, now, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10', { olm: 'v1' });

function extension(packageName: string, status: object, metadata: object = {}): Manifest {
  return object('olm.operatorframework.io/v1', 'ClusterExtension', packageName, undefined, {
    metadata,
    spec: { namespace: 'n', source: { sourceType: 'Catalog', catalog: { packageName } } },
    status,
  });
}

function judged(id: PrerequisiteId, given: Partial<Record<ResourceKey, Given>>, since?: number) {
  return evaluateAll(snapshotOf(given, since), target).get(id);
}

const bundle = (name: string) => ({ install: { bundle: { name, version: '1' } } });
const installed = {
  ...conditions(['Installed', 'True', 'Succeeded'], ['Progressing', 'True', 'Succeeded']),
  ...bundle('logic-operator.v1.38.0'),
};
const rollingOut = conditions(['Installed', 'False', 'Absent'], ['Progressing', 'True', 'RollingOut']);
const retrying = conditions(['Progressing', 'True', 'Retrying', 'no bundles found']);
const blocked = conditions(['Progressing', 'False', 'Blocked', 'bad request']);

describe('an operator that OLM v1 installs', () => {
  test.each<[string, object, object, string, string]>([
    ['installed', installed, {}, 'ready', 'extension-installed'],
    ['new', {}, {}, 'installing', 'extension-installing'],
    ['rolling out', rollingOut, {}, 'installing', 'extension-installing'],
    ['that is not found', retrying, {}, 'degraded', 'extension-retrying'],
    ['that is refused', blocked, {}, 'degraded', 'extension-held'],
    ['being deleted', installed, { deletionTimestamp: 'now' }, 'removing', 'extension-deleting'],
  ])('%s', (_case, status, metadata, state, code) => {
    const clusterExtensions = [extension('logic-operator', status, metadata)];
    for (const subscriptions of ['notServed', []] as const) {
      expect(judged('serverless-logic', { clusterExtensions, subscriptions })).toMatchObject({ state, code });
    }
  });

  test('is stuck when nothing has moved, and a refusal of a moment raises no alarm', () => {
    const stands = (status: object, age: number) =>
      judged('serverless-logic', { clusterExtensions: [extension('logic-operator', status)] }, now - age);
    expect(stands(rollingOut, 7 * 60_000)).toMatchObject({ state: 'degraded', code: 'extension-stuck' });
    expect(stands(retrying, 2_000)).toMatchObject({ state: 'installing', code: 'extension-retrying' });
  });

  test('is held against the table of versions, and against the release', () => {
    const old = { ...installed, ...bundle('logic-operator.v1.36.0') };
    const notes = judged('serverless-logic', {
      clusterExtensions: [extension('logic-operator', old)],
    })?.notes;
    expect(notes?.map(({ code }) => code)).toEqual(['older-than-published']);
    const other = { ...installed, ...bundle('rhdh-operator.v1.8.2') };
    expect(judged('rhdh-operator', { clusterExtensions: [extension('rhdh', other)] })).toMatchObject({
      state: 'degraded',
      code: 'other-release',
    });
  });

  test('that works says when OLM does not go on with it', () => {
    const held = { ...conditions(['Installed', 'True'], ['Progressing', 'False', 'Blocked', 'no upgrade']) };
    const status = judged('serverless-logic', { clusterExtensions: [extension('logic-operator', held)] });
    expect(status).toMatchObject({ state: 'ready', notes: [{ code: 'extension-held' }] });
  });

  test.each<[string, Given]>([
    ['of another package', [extension('other', installed)]],
    ['that may not be seen', 'forbidden'],
    ['of a cluster that has none', 'notServed'],
  ])('%s says nothing', (_case, clusterExtensions) => {
    expect(judged('serverless-logic', { clusterExtensions })).toMatchObject({ state: 'absent' });
  });
});
