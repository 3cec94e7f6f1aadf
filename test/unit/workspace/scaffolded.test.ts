import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../../src/core/artifact.ts';
import { objectNames } from '../../../src/core/templates/objectNames.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { scaffoldable } from '../../../src/core/workspace/scaffolded.ts';
import { targetOf } from '../../support/targets.ts';

const hub = { name: 'hub', namespace: 'rhdh' };
const names = objectNames(hub);

describe('what a template writes', () => {
  test.each([
    ['ConfigMap', names.dynamicPlugins, 'dynamic-plugins'],
    ['ConfigMap', names.appConfig, 'backstage'],
    ['Secret', names.backendSecret, 'backstage'],
    ['ConfigMap', names.permissions, 'permissions'],
    ['ConfigMap', names.policies, 'permissions'],
    ['ConfigMap', names.cicd, 'cicd'],
  ] as const)('%s %s, by %s', (kind, name, what) => {
    expect(scaffoldable({ kind, name }, hub)).toEqual({ what, kind, name, backstage: hub });
    const target = targetOf('1.10', { ...hub, cicd: true, permissions: { admins: ['user:default/ann'] } });
    const written = scaffold([what], target, { backendSecret: 'x' }).flatMap(objectsOf);
    expect(written.map(({ kind: made, metadata }) => [made, metadata.name])).toContainEqual([kind, name]);
  });
});

test.each([
  ['ConfigMap', 'my-plugins'],
  ['ConfigMap', 'other-dynamic-plugins'],
  ['ConfigMap', names.backendSecret],
  ['Secret', names.appConfig],
  ['Service', names.appConfig],
] as const)('nothing for the %s %s', (kind, name) => {
  expect(scaffoldable({ kind, name }, hub)).toBeUndefined();
});
