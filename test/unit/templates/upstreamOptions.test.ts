import { describe, expect, test } from 'vitest';
import { isEmbedded, objectsOf } from '../../../src/core/artifact.ts';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import type { ExtraPlugin } from '../../../src/core/optionFacts.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { readValues } from '../../../src/core/yaml/parse.ts';
import {
  describeWithShared,
  readShared,
  sharedExists,
  upstreamDocuments,
} from '../../support/sharedFolder.ts';
import { targetOf } from '../../support/targets.ts';

const examples = [
  ['1.8', 'release-1.8'],
  ['1.9', 'release-1.9'],
  ['1.10', 'release-1.10'],
  ['2.0', 'main'],
] as const;

const dist = './dynamic-plugins/dist';
const community = 'oci://ghcr.io/redhat-developer/rhdh-plugin-export-overlays';

/** What we write otherwise than the example, and why. */
const differences: Readonly<
  Record<string, { readonly not: readonly string[]; readonly but: readonly string[]; readonly why: string }>
> = {
  '1.9': {
    not: [
      `${dist}/backstage-community-plugin-redhat-argocd`,
      `${dist}/backstage-community-plugin-tekton`,
      `${dist}/roadiehq-backstage-plugin-argo-cd-backend-dynamic`,
      `${dist}/roadiehq-scaffolder-backend-argocd-dynamic`,
    ],
    but: [
      `${community}/backstage-community-plugin-argocd:bs_1.45.3__2.4.3`,
      `${community}/backstage-community-plugin-tekton:bs_1.45.3__3.33.3`,
      `${community}/backstage-community-plugin-argocd-backend:bs_1.45.3__1.0.2`,
      `${community}/roadiehq-scaffolder-backend-argocd:bs_1.45.3__1.8.1`,
    ],
    why: 'redhat-argocd is argocd since 1.9 and no longer in the image; the others leave it until 1.10',
  },
  '1.10': {
    not: [
      `${dist}/backstage-community-plugin-redhat-argocd`,
      `${dist}/backstage-community-plugin-tekton`,
      `${dist}/roadiehq-backstage-plugin-argo-cd-backend-dynamic`,
      `${dist}/roadiehq-scaffolder-backend-argocd-dynamic`,
    ],
    but: [
      `${community}/backstage-community-plugin-argocd:bs_1.49.4__2.8.0`,
      `${community}/backstage-community-plugin-tekton:bs_1.49.4__3.37.0`,
      `${community}/backstage-community-plugin-argocd-backend:bs_1.49.4__1.4.0`,
      `${community}/roadiehq-scaffolder-backend-argocd:bs_1.49.4__1.8.1`,
    ],
    why: 'the image has none of the community any more; the example says that it should name images',
  },
  '2.0': {
    not: [
      `${dist}/backstage-community-plugin-redhat-argocd`,
      `${dist}/backstage-community-plugin-tekton`,
      `${dist}/roadiehq-backstage-plugin-argo-cd-backend-dynamic`,
      `${dist}/roadiehq-scaffolder-backend-argocd-dynamic`,
    ],
    but: [],
    why: 'as in 1.10, and no image for its Backstage version is known',
  },
};

interface Read {
  readonly plugins: readonly unknown[];
  readonly config: unknown;
  readonly application: unknown;
}

function read(text: string | undefined): unknown {
  return (readValues(text ?? '', { version: '1.1' }) ?? [])[0];
}

function exampleOf(branch: string): Read {
  const documents = upstreamDocuments(`rhdh-operator/${branch}/examples/orchestrator-cicd.yaml`);
  const data = (key: string): unknown =>
    read(documents.flatMap((document) => textAt(document, 'data', key) ?? [])[0]);
  const cr = documents.find((document) => textAt(document, 'kind') === 'Backstage');
  return {
    plugins: listAt(data('dynamic-plugins.yaml'), 'plugins'),
    config: data('app-config-rhdh.yaml'),
    application: field(cr, 'spec', 'application'),
  };
}

function oursFor(target: Target): Read {
  const objects = scaffold(['all'], target).flatMap(objectsOf);
  const data = (name: string, key: string): unknown => {
    const found = field(
      objects.find(({ metadata }) => metadata.name === name),
      'data',
      key,
    );
    return isEmbedded(found) ? found.value : undefined;
  };
  return {
    plugins: listAt(data('hub-dynamic-plugins', 'dynamic-plugins.yaml'), 'plugins'),
    config: data('hub-cicd', 'app-config-cicd.yaml'),
    application: field(
      objects.find(({ kind }) => kind === 'Backstage'),
      'spec',
      'application',
    ),
  };
}

function packagesOf({ plugins }: Read): readonly string[] {
  return plugins.flatMap((plugin) => textAt(plugin, 'package') ?? []).toSorted();
}

describeWithShared('upstream/rhdh-operator', 'CI/CD as the example of upstream has it', () => {
  describe.each(examples)('RHDH %s', (line, branch) => {
    const example = exampleOf(branch);
    const ours = oursFor(targetOf(line, { cicd: true }));
    const { not = [], but = [] } = differences[line] ?? {};

    test('the same plugins, but for those that are told', () => {
      const expected = packagesOf(example).filter((name) => !not.includes(name));
      expect(not.filter((name) => !packagesOf(example).includes(name))).toEqual([]);
      expect(packagesOf(ours)).toEqual([...expected, ...but].toSorted());
    });

    test('the same dependencies; 1.8 and 1.9 inherit that of the platform', () => {
      const refs = ({ plugins }: Read): readonly string[] =>
        plugins
          .flatMap((plugin) => listAt(plugin, 'dependencies'))
          .flatMap((one) => textAt(one, 'ref') ?? [])
          .filter((ref) => ref !== 'sonataflow')
          .toSorted();
      expect(refs(ours)).toEqual(refs(example));
      for (const ref of refs(ours)) {
        expect(sharedExists(`upstream/rhdh-operator/${branch}/plugin-deps/${ref}.yaml`), ref).toBe(true);
      }
    });

    test('the same view of the API server', () => {
      const config = ({ plugins }: Read): unknown =>
        plugins.flatMap((plugin) => field(plugin, 'pluginConfig', 'kubernetes') ?? [])[0];
      expect(config(ours)).toEqual(config(example));
    });

    test('the same Argo CD and GitHub; guests, people and catalog are for a demonstration', () => {
      expect(field(ours.config, 'argocd')).toEqual(field(example.config, 'argocd'));
      expect(field(ours.config, 'integrations')).toEqual(field(example.config, 'integrations'));
    });

    test('the Secret has every variable', () => {
      const [secret] = listAt(example.application, 'extraEnvs', 'secrets');
      const facts = resolveRelease(line)?.options.cicd?.secret;
      expect(facts?.name).toBe(textAt(secret, 'name'));
      const used = JSON.stringify([example.plugins, example.config]).matchAll(/\$\{(\w+)\}/g);
      expect(facts?.keys.toSorted()).toEqual([...new Set([...used].map(([, name = '']) => name))].toSorted());
    });
  });
});

/** Default files of exact patches, with plugins that lie in the image or come as images. */
const defaultFiles = ['1.7.0', '1.7.4', '1.8.0', '1.8.7', '1.9.0', '1.9.8'].map(
  (version) => [version] as const,
);

describeWithShared('upstream/rhdh', 'every plugin that an option switches on', () => {
  test.each(defaultFiles)('is in the default file of RHDH %s', (version) => {
    const listed = listAt(
      read(readShared(`upstream/rhdh/${version}/dynamic-plugins.default.yaml`)),
      'plugins',
    );
    const names = new Set(listed.flatMap((plugin) => textAt(plugin, 'package') ?? []));
    const options = resolveRelease(version)?.options;
    const wanted: readonly ExtraPlugin[] = [
      ...(options === undefined ? [] : [options.permissions.plugin]),
      ...(options?.notifications ?? []),
      ...(options?.cicd?.plugins ?? []),
    ];
    expect(wanted.length).toBeGreaterThan(4);
    const missing = wanted.map(({ package: spec }) => spec).filter((spec) => !names.has(spec));
    // 1.9.8 has Tekton and the actions of Argo CD in the image once more.
    expect(missing).toEqual(
      version === '1.9.8'
        ? [
            `${community}/backstage-community-plugin-tekton:bs_1.45.3__3.33.3`,
            `${community}/roadiehq-scaffolder-backend-argocd:bs_1.45.3__1.8.1`,
          ]
        : [],
    );
  });
});

/** What the installer tells plugins apart by: the package without version, tag and digest (1.9), or all of it. */
function keyOf(spec: string): string {
  return spec.replace(/^(oci:\/\/[^\s@]+?)(?::[^/]+|@.+)$/, '$1');
}

/** Lists are one value. */
function leaves(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [[path, JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

describeWithShared('upstream/rhdh', 'the pluginConfigs of what is on', () => {
  test.each(defaultFiles)('tell no key differently in RHDH %s', (version) => {
    const release = resolveRelease(version);
    const choices = {
      notifications: true,
      permissions: { admins: [] },
      cicd: release?.options.cicd !== undefined,
      ...(version.startsWith('1.9') ? { loki: {} } : {}),
    };
    const included = listAt(
      read(readShared(`upstream/rhdh/${version}/dynamic-plugins.default.yaml`)),
      'plugins',
    );
    const merged = new Map<string, object>();
    for (const entry of [...included, ...oursFor(targetOf(version, choices)).plugins]) {
      const key = keyOf(textAt(entry, 'package') ?? '');
      merged.set(key, { ...merged.get(key), ...(entry as object) });
    }
    const told = new Map<string, string>();
    const conflicts: string[] = [];
    for (const entry of merged.values()) {
      if (field(entry, 'disabled') === true) continue;
      for (const [path, value] of leaves(field(entry, 'pluginConfig') ?? {})) {
        if ((told.get(path) ?? value) !== value) conflicts.push(path);
        told.set(path, value);
      }
    }
    expect(told.size).toBeGreaterThan(10);
    expect(conflicts).toEqual([]);
  });
});

describeWithShared(
  'upstream/rhdh-operator/release-1.10/examples',
  'mirrors as the example of upstream has them',
  () => {
    test.each([
      ['1.10', 'release-1.10'],
      ['2.0', 'main'],
    ] as const)('RHDH %s', (line, branch) => {
      const documents = upstreamDocuments(`rhdh-operator/${branch}/examples/plugin-mirroring.yaml`);
      const cr = documents.find((document) => textAt(document, 'kind') === 'Backstage');
      const [file] = listAt(cr, 'spec', 'application', 'extraFiles', 'configMaps');
      const mirrors = { images: 'registry.localhost:5000/rhdh' };
      const ours = oursFor(targetOf(line, { cicd: true, mirrors }));
      const [written] = listAt(ours.application, 'extraFiles', 'configMaps');
      expect({ ...(written as object), name: '' }).toEqual({ ...(file as object), name: '' });

      const pairs = (text: string | undefined): readonly string[] =>
        [...(text ?? '').matchAll(/^prefix = (".*")\nlocation = (".*")$/gm)].map(
          ([, from, to]) => `${from} ${to}`,
        );
      const shipped = documents.flatMap(
        (document) => textAt(document, 'data', 'rhdh-registries.conf') ?? [],
      )[0];
      const conf = scaffold(['all'], targetOf(line, { cicd: true, mirrors }))
        .flatMap(objectsOf)
        .flatMap((object) => textAt(object, 'data', 'rhdh-registries.conf') ?? [])[0];
      expect(pairs(conf)).toEqual(pairs(shipped));
      expect(pairs(conf)).toHaveLength(3);
    });

    test('the catalog index', () => {
      const [cr] = upstreamDocuments('rhdh-operator/release-1.10/examples/catalog-index.yaml');
      const [variable] = listAt(cr, 'spec', 'application', 'extraEnvs', 'envs');
      const catalogIndex = textAt(variable, 'value') ?? '';
      const ours = oursFor(targetOf('1.10', { mirrors: { catalogIndex } }));
      expect(listAt(ours.application, 'extraEnvs', 'envs')).toEqual([variable]);
    });
  },
);

test('the variables for Loki are those of its default', () => {
  for (const line of ['1.9', '1.10', '2.0', '2.1']) {
    const release = resolveRelease(line);
    const plugin = release?.plugins.find(({ role }) => role === 'loki');
    const { url, token } = release?.options.loki ?? {};
    expect(field(plugin?.defaultConfig, 'orchestrator', 'workflowLogProvider', 'loki')).toEqual({
      baseUrl: `\${${url}}`,
      token: `\${${token}}`,
    });
  }
});
