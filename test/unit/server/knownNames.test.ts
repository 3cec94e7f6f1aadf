import { describe, expect, test } from 'vitest';
import { noClusterFacts } from '../../../src/core/clusterFacts.ts';
import { valuesAt } from '../../../src/core/values/index.ts';
import { backstagesIn, knownNames } from '../../../src/server/knownNames.ts';
import { targetOf } from '../../support/targets.ts';
import { surroundingsFor } from '../../support/workspaceFiles.ts';

const object = (kind: string, name: string, namespace?: string): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}}\ndata: {a: b}\n`;

const around = surroundingsFor({
  'a.yaml': object('Secret', 'here', 'rhdh'),
  'b.yaml': object('Secret', 'elsewhere', 'other'),
  'c.yaml': object('Secret', 'anywhere'),
  'over/kustomization.yaml': 'namespace: rhdh\nresources: [moved.yaml]\n',
  'over/moved.yaml': object('Secret', 'moved', 'base'),
});
const cluster = {
  ...noClusterFacts,
  names: {
    Secret: [
      { name: 'there', namespace: 'rhdh' },
      { name: 'there-too', namespace: 'other' },
    ],
  },
};

describe('names that are offered', () => {
  test.each([
    ['rhdh', ['here', 'moved', 'there', 'anywhere']],
    ['other', ['elsewhere', 'there-too', 'anywhere']],
    ['base', ['moved', 'anywhere']],
    [undefined, ['anywhere', 'elsewhere', 'here', 'moved', 'there', 'there-too']],
  ])('for the namespace %s', (namespace, names) => {
    expect(knownNames('Secret', around, cluster, namespace)).toEqual(names);
  });

  test('namespaces are in none, and are known by what is in them', () => {
    expect(knownNames('Namespace', around, cluster, 'rhdh')).toEqual(['base', 'other', 'rhdh']);
  });
});

describe('the namespace that names are asked for', () => {
  const asked = (
    kind: 'backstage' | 'sonataflowplatform',
    path: string,
    value: unknown,
  ): readonly unknown[] => {
    const said: unknown[] = [];
    const { release } = targetOf();
    valuesAt(
      { is: kind, kind: kind === 'backstage' ? 'Backstage' : 'SonataFlowPlatform', path: path.split('.') },
      {
        release,
        target: undefined,
        object: value,
        names: (...params) => {
          said.push(params);
          return [];
        },
      },
    );
    return said;
  };
  const metadata = { namespace: 'rhdh' };
  const database = 'spec.services.dataIndex.persistence.postgresql';

  test('is that of the object, or that of the field beside', () => {
    expect(asked('backstage', 'spec.application.extraEnvs.secrets.name', { metadata })).toEqual([
      ['Secret', 'rhdh'],
    ]);
    expect(asked('backstage', 'spec.application.extraEnvs.secrets.name', {})).toEqual([
      ['Secret', undefined],
    ]);
    expect(asked('backstage', 'metadata.namespace', { metadata })).toEqual([['Namespace', undefined]]);
    const spec = {
      services: { dataIndex: { persistence: { postgresql: { serviceRef: { namespace: 'db' } } } } },
    };
    expect(asked('sonataflowplatform', `${database}.serviceRef.name`, { metadata, spec })).toContainEqual([
      'Service',
      'db',
    ]);
    expect(asked('sonataflowplatform', `${database}.secretRef.name`, { metadata, spec })).toEqual([
      ['Backstage', 'rhdh'],
      ['Secret', 'rhdh'],
    ]);
  });
});

test('Backstage objects come with the namespace they go to, patches are none', () => {
  const cr = (name: string): string =>
    `apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata: {name: ${name}}\n`;
  const known = surroundingsFor({
    'over/kustomization.yaml': 'namespace: team-a\nresources: [cr.yaml]\npatches: [{path: p.yaml}]\n',
    'over/cr.yaml': cr('hub'),
    'over/p.yaml': cr('hub'),
    'alone.yaml': cr('other'),
  });
  expect(backstagesIn(known)).toEqual([{ name: 'hub', namespace: 'team-a' }, { name: 'other' }]);
});
