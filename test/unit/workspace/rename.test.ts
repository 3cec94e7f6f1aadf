import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import { renamable, renamed, renameMeans, renameProblem } from '../../../src/core/workspace/rename.ts';
import { definitionsOf, isNamedByOurs, usesOf } from '../../../src/core/workspace/sameName.ts';
import type { Surroundings, UseAt } from '../../../src/core/workspace/surroundings.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { nameAt, rangeOfName } from '../../../src/language/workspace/namePlaces.ts';
import { applyEdits } from '../../../src/language/text/range.ts';
import { surroundingsFor, type Files } from '../../support/workspaceFiles.ts';

const files: Files = {
  'backstage.yaml': `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub # the one
  namespace: rhdh
spec:
  application:
    dynamicPluginsConfigMapName: "hub-dynamic-plugins"
    appConfig: {configMaps: [{name: outside}, {name: hub-app-config}]}
    extraEnvs:
      secrets:
        - name: hub-backend-auth
`,
  'plugins.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: hub-dynamic-plugins, namespace: rhdh}
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: a
        pluginConfig:
          orchestrator:
            dataIndexService:
              url: http://backstage-hub.rhdh:8080/x
`,
  'platform.yaml': `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata: {name: sonataflow-platform, namespace: rhdh}
spec:
  services:
    dataIndex:
      persistence:
        postgresql:
          secretRef: {name: backstage-psql-secret-hub}
          serviceRef: {name: 'backstage-psql-hub', namespace: rhdh}
    jobService:
      persistence: {postgresql: {jdbcUrl: "jdbc:postgresql://backstage-psql-hub.rhdh:5432/x"}}
`,
  'policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: backstage-netpol-hub-allow-intra-network, namespace: rhdh}
spec: {podSelector: {matchLabels: {rhdh.redhat.com/app: backstage-hub}}}
`,
  'job.yaml': `apiVersion: batch/v1
kind: Job
metadata: {name: create-sonataflow-database-hub, namespace: rhdh}
spec: {template: {spec: {containers: [{envFrom: [{secretRef: {name: backstage-psql-secret-hub}}]}]}}}
`,
  '.rhdh-orchestrator.yaml': `version: 1
targets:
  - name: hub
    release: "1.10"
    backstage: {name: hub, namespace: rhdh}
`,
  'other.yaml': `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub, namespace: elsewhere}
`,
};
const around = surroundingsFor(files);

/** The name that begins where `mark` does in a file. */
function at(path: string, mark: string, among: Files = files, known: Surroundings = around): UseAt {
  const text = among[path] ?? '';
  const found = nameAt(yamlText(text), `/ws/${path}`, known, text.indexOf(mark) + mark.length);
  if (found === undefined) throw new Error(`no name at ${mark}`);
  return found;
}

function afterRename(
  path: string,
  mark: string,
  to: string,
  among: Files = files,
  known: Surroundings = surroundingsFor(among),
): Files {
  const about = renamable(at(path, mark, among, known), known);
  if (!about.ok) throw new Error(plain(about.why));
  const all = renamed(about.object, to, known);
  return Object.fromEntries(
    Object.entries(among).map(([name, text]) => {
      const edits = all
        .filter(({ object }) => object.file === `/ws/${name}`)
        .map((one) => ({ ...(rangeOfName(yamlText(text), one) ?? { start: 0, end: 0 }), text: one.to }));
      return [name, applyEdits(text, edits)];
    }),
  );
}

describe('a rename of the Backstage object', () => {
  const after = afterRename('backstage.yaml', 'name: h', 'dev');

  test('takes the names along that were derived from it, and leaves the others and every other byte alone', () => {
    const backstage = files['backstage.yaml'] ?? '';
    expect(after['backstage.yaml']).toBe(
      backstage.replace('name: hub #', 'name: dev #').replace('hub-dynamic', 'dev-dynamic'),
    );
    for (const path of ['plugins.yaml', 'platform.yaml', 'policy.yaml', 'job.yaml']) {
      expect(after[path]).toBe(files[path]?.replaceAll('hub', 'dev'));
    }
  });

  test('changes the target that names it, not the name of the target', () => {
    const target = files['.rhdh-orchestrator.yaml'] ?? '';
    expect(after['.rhdh-orchestrator.yaml']).toBe(target.replace('{name: hub', '{name: dev'));
  });

  test('leaves one of the same name in another namespace alone', () => {
    expect(after['other.yaml']).toBe(files['other.yaml']);
  });

  test('says what it means in a cluster', () => {
    const { object } = at('backstage.yaml', 'name: h');
    expect(plain(renameMeans(object, 'dev')?.detail ?? { text: '', args: [] })).toContain('empty');
  });
});

describe('a rename among folders', () => {
  const named = (more: string): string =>
    `apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata: {name: hub}\n${more}`;
  const overlay: Files = {
    'kustomization.yaml': 'resources: [cr.yaml]\npatches: [{path: p.yaml}]\n',
    'cr.yaml': named(''),
    'p.yaml': named('spec: {application: {replicas: 2}}\n'),
  };

  test.each(['cr.yaml', 'p.yaml'])('from %s takes the patch along that a kustomization lists', (path) => {
    const after = afterRename(path, 'name: h', 'dev', overlay);
    expect(after['cr.yaml']).toContain('{name: dev}');
    expect(after['p.yaml']).toContain('{name: dev}');
  });

  test('not from a patch whose base no file here makes', () => {
    const { 'cr.yaml': base, ...rest } = overlay;
    const known = surroundingsFor(rest);
    expect(base).toBeDefined();
    expect(renamable(at('p.yaml', 'name: h', rest, known), known).ok).toBe(false);
  });

  const platform =
    'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata: {name: sonataflow-platform}\nspec: {persistence: {postgresql: {secretRef: {name: backstage-psql-secret-hub}}}}\n';
  const stages: Files = {
    'dev/cr.yaml': named(''),
    'dev/sfp.yaml': platform,
    'prod/cr.yaml': named(''),
    'prod/more/sfp.yaml': platform,
    'shared.yaml': platform,
  };

  test('takes along what stands in its folder, not what stands in that of another', () => {
    const after = afterRename('dev/cr.yaml', 'name: h', 'dev', stages);
    expect(after).toEqual({
      ...stages,
      'dev/cr.yaml': named('').replace('hub', 'dev'),
      'dev/sfp.yaml': platform.replace('-hub', '-dev'),
    });
  });
});

test('a ConfigMap and who names it', () => {
  const after = afterRename('plugins.yaml', 'name: hub-d', 'lists');
  expect(after['backstage.yaml']).toContain('"lists"');
  expect(after['plugins.yaml']).toContain('{name: lists,');
  expect(after['platform.yaml']).toBe(files['platform.yaml']);
});

describe('what cannot be renamed, and why', () => {
  test.each([
    ['platform.yaml', 'backstage-psql-sec', /derives backstage-psql-secret-hub .* rename hub/],
    ['backstage.yaml', 'outs', /No file here makes ConfigMap outside/],
    ['backstage.yaml', 'namespace: rh', /not named by these files/],
  ])('%s %s', (path, mark, why) => {
    const about = renamable(at(path, mark), around);
    expect(about.ok ? '' : plain(about.why)).toMatch(why);
  });

  test.each([
    ['hub.x', /dot/],
    ['Hub', /lower-case/],
    ['a'.repeat(37), /at most 36/],
  ])('to %s', (name, why) => {
    const release = resolveRelease('1.10');
    if (release === undefined) throw new Error('no 1.10');
    const { object } = at('backstage.yaml', 'name: h');
    const problem = renameProblem(object, name, around, release);
    expect(problem && plain(problem)).toMatch(why);
  });
});

describe('where names are made', () => {
  const files = (uses: readonly UseAt[]): readonly string[] => uses.map(({ object }) => object.file.slice(4));

  test.each([
    ['backstage.yaml', '"hub-dyn', 'plugins.yaml'],
    ['platform.yaml', 'backstage-psql-sec', 'backstage.yaml'],
    ['platform.yaml', "'backstage-psql", 'backstage.yaml'],
    ['policy.yaml', 'app: backst', 'backstage.yaml'],
    ['.rhdh-orchestrator.yaml', '{name: h', 'backstage.yaml'],
    ['plugins.yaml', '//backst', 'backstage.yaml'],
  ])('%s %s: %s', (path, mark, file) => {
    expect(files(definitionsOf(at(path, mark), around))).toEqual([file]);
  });

  test('and who counts on them', () => {
    const { object } = at('backstage.yaml', 'name: h');
    const found = new Set(files(usesOf(object, around)));
    expect([...found].toSorted()).toEqual([
      '.rhdh-orchestrator.yaml',
      'backstage.yaml',
      'job.yaml',
      'platform.yaml',
      'plugins.yaml',
      'policy.yaml',
    ]);
  });

  test('a variable is made by a Secret with a key of that name', () => {
    const some: Files = {
      'config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  app-config.yaml: |\n    orchestrator: {}\n    token: ${TOKEN}\n',
      'secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {TOKEN: x}\n',
    };
    const known = surroundingsFor(some);
    expect(files(definitionsOf(at('config.yaml', '${TO', some, known), known))).toEqual(['secret.yaml']);
  });

  test('ours count on a Secret by its name, or nobody of ours does', () => {
    const some: Files = {
      'cr.yaml':
        'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata: {name: hub}\nspec: {application: {extraEnvs: {secrets: [{name: env}]}}}\n',
      'env.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: env}\n',
      'more.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: others}\n',
    };
    const known = surroundingsFor(some);
    expect(isNamedByOurs(at('env.yaml', 'name: e', some, known), known)).toBe(true);
    expect(isNamedByOurs(at('more.yaml', 'name: o', some, known), known)).toBe(false);
  });
});
