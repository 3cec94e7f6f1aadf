import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { ScaffoldAnswers } from '../../../src/core/scaffold/answers.ts';
import { scaffoldFiles } from '../../../src/core/scaffold/files.ts';
import { hindrances } from '../../../src/core/scaffold/hindrances.ts';
import { homeOf } from '../../../src/core/scaffold/layouts/index.ts';
import type { Target } from '../../../src/core/target/target.ts';
import type { ScaffoldFile } from '../../../src/core/templates/file.ts';
import { readValues } from '../../../src/core/yaml/parse.ts';
import { targetOf } from '../../support/targets.ts';

const git = { url: 'https://git.example.com/team/rhdh.git', path: 'deploy', revision: 'main' };
const secrets = (): { readonly backendSecret: string } => ({ backendSecret: 'a-secret-of-the-tests' });

function answersFor(layout: ScaffoldAnswers['layout'], ...targets: readonly Target[]): ScaffoldAnswers {
  return { what: ['all'], layout, git, targets };
}

function pathsOf(files: readonly ScaffoldFile[], folder = ''): readonly string[] {
  return files.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length)] : [])).sort();
}

function textOf(files: readonly ScaffoldFile[], path: string): string {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`No ${path} among ${pathsOf(files).join(', ')}.`);
  return found.text;
}

function valueOf(files: readonly ScaffoldFile[], path: string): unknown {
  return readValues(textOf(files, path), { version: '1.1' })?.[0];
}

const dev = targetOf('1.10', { label: 'dev', namespace: 'rhdh-dev', ownPlatform: true });
const prod = targetOf('1.9', { label: 'prod', namespace: 'rhdh-prod', ownPlatform: true });

describe('kustomize', () => {
  const files = scaffoldFiles(answersFor('kustomize', dev, prod), secrets);

  test('has in the base what both targets share, and the rest in their overlays', () => {
    expect(pathsOf(files, 'base/')).toEqual([
      'cluster/10-serverless.yaml',
      'cluster/13-knative.yaml',
      'cluster/kustomization.yaml',
      'rhdh/22-app-config.yaml',
      'rhdh/24-backstage.yaml',
      'rhdh/25-network-policies.yaml',
      'rhdh/kustomization.yaml',
    ]);
    const own = [
      '23-backend-secret.yaml',
      'cluster/11-serverless-logic.yaml',
      'cluster/12-rhdh-operator.yaml',
      'cluster/20-namespace.yaml',
      'cluster/kustomization.yaml',
      'kustomization.yaml',
      'rhdh/21-dynamic-plugins.yaml',
      'rhdh/26-sonataflow-platform.yaml',
      'rhdh/kustomization.yaml',
    ];
    expect(pathsOf(files, 'overlays/dev/')).toEqual(own);
    expect(pathsOf(files, 'overlays/prod/')).toEqual(own);
  });

  test('names no target in the files of the base', () => {
    const base = files.filter(({ path }) => path.startsWith('base/') && !path.endsWith('kustomization.yaml'));
    for (const { path, text } of base) expect(text, path).not.toMatch(/rhdh-dev|rhdh-prod|target=/);
    expect(textOf(files, 'base/rhdh/kustomization.yaml')).toContain('# Common to the overlays: dev, prod.');
  });

  test('sets the namespace of one group alone, and builds both', () => {
    expect(valueOf(files, 'overlays/dev/rhdh/kustomization.yaml')).toMatchObject({
      namespace: 'rhdh-dev',
      resources: ['../../../base/rhdh', '21-dynamic-plugins.yaml', '26-sonataflow-platform.yaml'],
    });
    expect(valueOf(files, 'overlays/dev/cluster/kustomization.yaml')).not.toHaveProperty('namespace');
    expect(valueOf(files, 'overlays/dev/kustomization.yaml')).toMatchObject({
      resources: ['cluster', 'rhdh'],
    });
  });

  test('lists no Secret, and says so', () => {
    const lists = files.filter(({ path }) => path.endsWith('kustomization.yaml'));
    for (const { text, path } of lists) expect(text, path).not.toContain('- 23-backend-secret.yaml');
    expect(textOf(files, 'overlays/prod/kustomization.yaml')).toContain(
      'Not part of it: 23-backend-secret.yaml.',
    );
  });

  test('gives a single target the base that a second one in another namespace would have', () => {
    const alone = scaffoldFiles(answersFor('kustomize', targetOf('1.10', { ownPlatform: true })));
    expect(pathsOf(alone, 'base/rhdh/')).toContain('24-backstage.yaml');
    expect(pathsOf(alone, 'overlays/rhdh/')).toEqual([
      '23-backend-secret.yaml',
      'cluster/20-namespace.yaml',
      'cluster/kustomization.yaml',
      'kustomization.yaml',
      'rhdh/26-sonataflow-platform.yaml',
      'rhdh/kustomization.yaml',
    ]);
  });

  test('keeps what names a database beside RHDH in the overlay', () => {
    const at = { kind: 'service', name: 'postgres', namespace: 'rhdh', port: 5432 } as const;
    const database = {
      mode: 'external',
      secret: 'db',
      userKey: 'POSTGRES_USER',
      passwordKey: 'POSTGRES_PASSWORD',
      at,
      name: 'flows',
      tls: true,
    } as const;
    const alone = scaffoldFiles(answersFor('kustomize', targetOf('1.10', { ownPlatform: true, database })));
    expect(pathsOf(alone, 'overlays/rhdh/rhdh/')).toContain('26-sonataflow-platform.yaml');
  });

  test('has no folder for a group without files', () => {
    const infra = scaffoldFiles({ ...answersFor('kustomize', targetOf()), what: ['infra'] });
    expect(pathsOf(infra).filter((path) => /^base\/rhdh|^overlays\/rhdh\/rhdh/.test(path))).toEqual([]);
    expect(valueOf(infra, 'overlays/rhdh/kustomization.yaml')).toMatchObject({ resources: ['cluster'] });
  });
});

describe('argocd', () => {
  const files = scaffoldFiles(answersFor('argocd', dev, prod), secrets);
  const objectsIn = (path: string): readonly unknown[] =>
    readValues(textOf(files, path), { version: '1.1' }) ?? [];
  const annotationsIn = (path: string): unknown =>
    objectsIn(path).map((object) => (object as { metadata: { annotations?: unknown } }).metadata.annotations);
  const late = 'SkipDryRunOnMissingResource=true';

  test('has the files of "separate", and an Application for each target outside of their folders', () => {
    const separate = scaffoldFiles(answersFor('separate', dev), secrets);
    expect(pathsOf(files, 'manifests/dev/')).toEqual(pathsOf(separate));
    expect(pathsOf(files, 'applications/')).toEqual(['dev.yaml', 'prod.yaml']);
  });

  test('puts every object into the wave of its file', () => {
    expect(annotationsIn('manifests/dev/10-serverless.yaml')).toEqual(
      Array(3).fill({ 'argocd.argoproj.io/sync-wave': '10' }),
    );
    expect(annotationsIn('manifests/dev/24-backstage.yaml')).toEqual([
      { 'argocd.argoproj.io/sync-wave': '24', 'argocd.argoproj.io/sync-options': late },
    ]);
    expect(annotationsIn('manifests/dev/23-backend-secret.yaml')).toEqual([undefined]);
  });

  test('skips the dry run only of kinds that an operator of the same sync brings', () => {
    const target = targetOf('1.10', { installRhdhOperator: false, ownPlatform: true });
    const there = scaffoldFiles(answersFor('argocd', target));
    expect(textOf(there, 'manifests/rhdh/24-backstage.yaml')).not.toContain(late);
    expect(textOf(there, 'manifests/rhdh/26-sonataflow-platform.yaml')).toContain(late);
  });

  test.each(['v0', 'v1'] as const)('knows what OLM %s installs in the same sync', (olm) => {
    const there = scaffoldFiles(answersFor('argocd', targetOf('1.10', { olm })));
    expect(textOf(there, 'manifests/rhdh/24-backstage.yaml')).toContain(late);
    expect(textOf(there, 'manifests/rhdh/13-knative.yaml').split(late)).toHaveLength(3);
    expect(textOf(there, 'manifests/rhdh/20-namespace.yaml')).not.toContain(late);
  });

  test('syncs the folder of the target without its Secret', () => {
    expect(valueOf(files, 'applications/dev.yaml')).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'rhdh-dev', namespace: 'openshift-gitops' },
      spec: {
        source: {
          repoURL: git.url,
          path: 'deploy/manifests/dev',
          targetRevision: 'main',
          directory: { recurse: false, exclude: '23-backend-secret.yaml' },
        },
        destination: { namespace: 'rhdh-dev' },
      },
    });
  });

  test('ignores what operators fill in, never what a file says', () => {
    const sized = targetOf('1.10', {
      ownPlatform: true,
      resources: { dataIndex: { limits: { cpu: '1' } } },
    });
    const { spec } = valueOf(files, 'applications/dev.yaml') as { spec: Record<string, unknown> };
    expect(spec['ignoreDifferences']).toContainEqual({
      group: 'operator.knative.dev',
      kind: 'KnativeEventing',
      jsonPointers: ['/spec/controller-custom-certs', '/spec/registry'],
    });
    expect(JSON.stringify(spec['ignoreDifferences'])).not.toContain('KnativeServing');
    const ofSized = scaffoldFiles(answersFor('argocd', sized));
    const platform = textOf(ofSized, 'manifests/rhdh/26-sonataflow-platform.yaml');
    const ignored = textOf(ofSized, 'applications/rhdh.yaml');
    expect(ignored.includes('/spec/services/dataIndex/podTemplate')).toBe(!platform.includes('podTemplate'));
  });

  test('ignores what the CRD puts into items of a list', () => {
    expect(textOf(files, 'applications/dev.yaml')).not.toContain('flavours');
    const flavour = scaffoldFiles(answersFor('argocd', targetOf('2.0', { plugins: 'flavour' })));
    expect(valueOf(flavour, 'applications/rhdh.yaml')).toMatchObject({
      spec: {
        ignoreDifferences: expect.arrayContaining([
          {
            group: 'rhdh.redhat.com',
            kind: 'Backstage',
            jqPathExpressions: ['.spec.flavours[]?.enabled'],
          },
        ]) as unknown,
      },
    });
  });

  test('says what Argo CD must be allowed, and that it approves nothing', () => {
    const manual = scaffoldFiles(answersFor('argocd', targetOf('1.10', { approval: 'Manual' })));
    const said = textOf(manual, 'applications/rhdh.yaml').replaceAll('\n# ', ' ');
    expect(said).toContain('KnativeEventing, KnativeServing, Namespace, OperatorGroup, Subscription');
    expect(said).toContain('Argo CD does not approve InstallPlans');
    expect(textOf(files, 'applications/dev.yaml')).not.toContain('InstallPlans');
  });
});

/** Run `npx vitest run test/unit/scaffold/layouts.test.ts -u` after a change that is meant, and read what changed. */
describe('what only the layout writes', () => {
  test.each([
    ['kustomize', /kustomization\.yaml$/],
    ['argocd', /^applications\//],
  ] as const)('%s', async (layout, own) => {
    const [one, other] = [dev, { ...prod, approval: 'Manual' } as const];
    const files = scaffoldFiles(answersFor(layout, one, other), secrets);
    const written = files.filter(({ path }) => own.test(path));
    const text = written.map((file) => `#: ${file.path}\n${file.text}`).join('---\n');
    const golden = join(import.meta.dirname, '../../fixtures/scaffold/layouts', `${layout}.yaml`);
    await expect(text).toMatchFileSnapshot(golden);
  });
});

describe('the folder of a target', () => {
  test.each([
    ['separate', '', 'dev'],
    ['single', '', 'dev'],
    ['kustomize', 'overlays/dev', 'overlays/dev'],
    ['argocd', 'manifests/dev', 'manifests/dev'],
  ] as const)('%s', (layout, alone, amongSeveral) => {
    expect(homeOf(dev, { layout, targets: [dev] })).toBe(alone);
    expect(homeOf(dev, { layout, targets: [dev, prod] })).toBe(amongSeveral);
    for (const targets of [[dev], [dev, prod]]) {
      const files = scaffoldFiles(answersFor(layout, ...targets), secrets);
      const secret = files.find(({ holdsSecret }) => holdsSecret)?.path;
      expect(secret).toBe(
        [homeOf(dev, { layout, targets }), '23-backend-secret.yaml'].filter(Boolean).join('/'),
      );
    }
  });
});

describe('answers that cannot be laid are refused with a reason', () => {
  const saidOf = (answers: ScaffoldAnswers): readonly string[] =>
    hindrances(answers).map(({ message, path }) => `${path.join('.')}: ${plain(message)}`);
  const named = (label: string): Target => targetOf('1.10', { label });
  const nameless = targetOf();

  test.each<[string, ScaffoldAnswers, readonly string[]]>([
    ['two targets', answersFor('kustomize', dev, prod), []],
    ['one without a name', answersFor('argocd', nameless), []],
    ['a folder nobody makes', answersFor('separate', named('con')), []],
    [
      'no name among several',
      answersFor('single', dev, nameless),
      ['targets.1.name: Several targets each need a name: their files go to a folder of that name.'],
    ],
    [
      'upper and lower case',
      answersFor('kustomize', named('dev'), named('DEV')),
      ['targets.1.name: Another target is already named DEV, but for upper and lower case.'],
    ],
    [
      'a name that Windows keeps for itself',
      answersFor('kustomize', named('con')),
      ['target.name: Windows has no folder of the name con: give the target another name.'],
    ],
    [
      'a name that Windows cuts',
      answersFor('separate', named('dev.'), named('prod')),
      ['targets.0.name: Windows has no folder of the name dev.: give the target another name.'],
    ],
    [
      'names that become one',
      answersFor('argocd', named('a_b'), named('a.b')),
      ['targets.1.name: The Application of another target is already named rhdh-a-b.'],
    ],
    [
      'a name that becomes too long',
      answersFor('argocd', named('a'.repeat(59))),
      [
        `target.name: The Application of this target would be named rhdh-${'a'.repeat(59)}: at most 63 characters are possible.`,
      ],
    ],
    [
      'no repository',
      { what: ['all'], layout: 'argocd', targets: [nameless] },
      ['git.url: Argo CD reads the files from a repository: its address is needed.'],
    ],
  ])('%s', (_, answers, expected) => {
    expect(saidOf(answers)).toEqual(expected);
  });
});
