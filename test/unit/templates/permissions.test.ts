import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../../src/core/artifact.ts';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { readValues } from '../../../src/core/yaml/parse.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { targetOf } from '../../support/targets.ts';

const admins = ['user:default/alice'];

function objectsIn(target: Target): readonly unknown[] {
  return scaffold(['all'], target).flatMap((artifact) =>
    objectsOf(artifact).length === 0 ? [] : (readValues(print(artifact), { version: '1.1' }) ?? []),
  );
}

function configMap(objects: readonly unknown[], name: string): unknown {
  return objects.find((object) => textAt(object, 'metadata', 'name') === name);
}

describe.each(releaseLines())('RHDH %s', (line) => {
  const objects = objectsIn(targetOf(line, { permissions: { admins } }));
  const [config] = readValues(
    textAt(configMap(objects, 'hub-permissions'), 'data', 'app-config-permissions.yaml') ?? '',
    { version: '1.2' },
  ) ?? [undefined];
  const application = field(
    objects.find((object) => textAt(object, 'kind') === 'Backstage'),
    'spec',
    'application',
  );
  const policies = field(configMap(objects, 'hub-rbac-policies'), 'data') as Record<string, string>;

  test('the app-config names files where the operator mounts them', () => {
    const folder = textAt(application, 'extraFiles', 'mountPath');
    const mounted = listAt(application, 'extraFiles', 'configMaps').map((one) => textAt(one, 'name'));
    expect(mounted).toEqual(['hub-rbac-policies']);
    const rbac = field(config, 'permission', 'rbac');
    const named = [textAt(rbac, 'policies-csv-file'), textAt(rbac, 'conditionalPoliciesFile')];
    expect(named.filter((path) => path !== undefined)).toEqual(
      Object.keys(policies).map((key) => `${String(folder)}/${key}`),
    );
  });

  test('the app-config is read, after the one that every target has', () => {
    const names = listAt(application, 'appConfig', 'configMaps').map((one) => textAt(one, 'name'));
    expect(names).toEqual(['hub-app-config', 'hub-permissions']);
  });

  test('the pages of RBAC are switched on in the way of the release', () => {
    const text = textAt(configMap(objects, 'hub-dynamic-plugins'), 'data', 'dynamic-plugins.yaml') ?? '';
    const entry = listAt((readValues(text, { version: '1.2' }) ?? [])[0], 'plugins').find((plugin) =>
      textAt(plugin, 'package')?.endsWith('backstage-community-plugin-rbac'),
    );
    const enabled = line.startsWith('2.');
    expect(field(entry, 'enabled')).toBe(enabled ? true : undefined);
    expect(field(entry, 'disabled')).toBe(enabled ? undefined : false);
  });

  test('only whom the target names is a member of a role', () => {
    const csv = policies['rbac-policies.csv'] ?? '';
    const members = csv.split('\n').filter((row) => row.startsWith('g, '));
    expect(members).toEqual(['g, user:default/alice, role:default/workflowAdmin']);
  });

  test('the policies hold nothing that would stop a reader of CSV', () => {
    expect(policies['rbac-policies.csv']).not.toContain('"');
  });
});

test('a condition exists from 2.1 on; before, single workflows have a permission each', () => {
  const withCondition = releaseLines().filter((line) =>
    scaffold(['permissions'], targetOf(line)).some((artifact) =>
      print(artifact).includes('IS_ALLOWED_WORKFLOW_ID'),
    ),
  );
  expect(withCondition).toEqual(['2.1']);
});

test('an own mount of an external database and the policies stand side by side', () => {
  const database = {
    mode: 'external',
    secret: 'db',
    userKey: 'USER',
    passwordKey: 'PASSWORD',
    name: 'orchestrator',
    tls: true,
    ca: { secret: 'db-ca', key: 'ca.crt' },
    at: { kind: 'service', name: 'postgres', namespace: 'data', port: 5432 },
  } as const;
  const objects = objectsIn(
    targetOf('1.10', { permissions: { admins }, ownPlatform: true, database: { ...database } }),
  );
  const files = field(
    objects.find((object) => textAt(object, 'kind') === 'Backstage'),
    'spec',
    'application',
    'extraFiles',
  );
  expect(files).toEqual({
    mountPath: '/opt/app-root/src',
    configMaps: [{ name: 'hub-rbac-policies' }],
    secrets: [{ name: 'db-ca', key: 'ca.crt' }],
  });
});
