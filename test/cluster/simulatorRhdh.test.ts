import { describe, expect, test } from 'vitest';
import { readCrds } from '../../sandbox/crds.ts';
import {
  configMaps,
  deployments,
  secrets,
  services,
  statefulSets,
  type Kind,
} from '../../sandbox/simulator/kinds.ts';
import { platforms } from '../../sandbox/simulator/logic/platform.ts';
import { backstagesOf } from '../../sandbox/simulator/rhdh/backstage.ts';
import { routes } from '../../sandbox/simulator/rhdh/objects.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { resolveRelease } from '../../src/core/releases/index.ts';
import type { Release } from '../../src/core/release.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import type { Tolerance } from '../support/history.ts';
import { isLong } from '../support/longRun.ts';
import { factsWithMessages } from '../support/operatorFacts.ts';
import { refTo, usePlayedOperator } from '../support/playedOperator.ts';
import { rhdhRecording } from '../support/recordings.ts';
import { describeWithShared, readShared } from '../support/sharedFolder.ts';

const inEveryRun = { 'release-1.10': '1.10' };
const inLongRuns = { 'release-1.7': '1.7', 'release-1.8': '1.8', 'release-1.9': '1.9', main: '2.0' };
const folders = isLong ? { ...inLongRuns, ...inEveryRun } : inEveryRun;

describeWithShared('recordings/rhdh-operator', 'the RHDH operator, held against the recorded one', () => {
  for (const [folder, line] of Object.entries(folders)) {
    describeCluster(`of ${line}`, () => compare(folder, releaseOf(line)));
  }
});

function compare(folder: string, release: Release): void {
  const base = JSON.parse(readShared(`recordings/rhdh-operator/${folder}/base.json`)) as Base;
  const backstages = backstagesOf(release);
  const kinds: readonly Kind[] = [...plainKinds, backstages];
  const played = usePlayedOperator({
    operator: 'rhdh',
    crds: { owners: ['openshift', 'rhdh'], backstage: release.line as '1.10' },
    kinds,
    comparison: { subject, facts, tolerance },
    rhdh: release,
  });

  /** The user's objects as they were recorded, in a namespace of their own. */
  const deploy = async (namespace: string) => {
    await played.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const create = ({ kind, apiVersion }: Kind, name: string, content: object) =>
      played.client.create({ apiVersion, kind, metadata: { name, namespace }, ...content });
    const dataOf = (name: string) => ({ data: base.objects[`ConfigMap/${name}`]?.['data'] });
    await create(configMaps, 'user-plugins', dataOf('user-plugins'));
    await create(configMaps, 'app-config-user', dataOf('app-config-user'));
    await create(secrets, 'user-env', { stringData: { BACKEND_SECRET: 'for this test alone' } });
    await create(backstages, 'developer-hub', { spec: base.objects['Backstage/developer-hub']?.['spec'] });
  };
  const addSonataFlow = async () => {
    for (const crd of readCrds({ owners: ['logic-operator'] })) await played.client.apply(crd);
    await eventually(() => played.client.list(platforms.apiVersion, platforms.kind));
  };

  test('stops where the SonataFlow CRDs are missing, and goes on when it is touched', async () => {
    const { versions } = rhdhRecording(folder, 'missing-crd', 'timeline_nocrd1');
    const platformCame = versions.find(({ object }) => object.kind === platforms.kind)?.resourceVersion ?? 0;
    await played.settle();
    await deploy('nocrd1');
    const first = versions.filter(({ resourceVersion }) => resourceVersion < platformCame);
    await played.same({ before: [], versions: first });
    await addSonataFlow();
    await played.client.patch(refTo(backstages, 'nocrd1', 'developer-hub'), {
      metadata: { annotations: { touch: '1' } },
    });
    const rest = versions.filter(({ resourceVersion }) => resourceVersion >= platformCame);
    await played.same({ before: first, versions: rest });
  });

  describe('with everything there', () => {
    test('makes the same objects in the same order', async () => {
      await addSonataFlow();
      await played.settle();
      await deploy('rhdh');
      await played.same({ before: [], versions: rhdhRecording(folder, 'base', 'timeline').versions });
    });

    test.each(Object.keys(base.overview))('%s belongs to the same owner and says the same', async (key) => {
      const [kindName = '', name = ''] = key.split('/');
      const kind = kinds.find((each) => each.kind === kindName) ?? other(kindName);
      const object = await played.client.get(refTo(kind, 'rhdh', name));
      const { owner, labels, keys, managers } = base.overview[key] ?? nothing;
      expect(ownersOf(object)).toEqual(owner);
      expect(withoutJobLabels(object?.metadata.labels)).toEqual(withoutJobLabels(labels));
      expect(managersOf(object)).toEqual(managers.filter(isOperator));
      expect(Object.keys(object?.['data'] ?? {}).toSorted()).toEqual(keys);
      if (kindName === 'NetworkPolicy' || kindName === platforms.kind) {
        expect(object?.['spec']).toEqual(base.objects[key]?.['spec']);
      }
    });

    test('reads the status of its Deployment in the same way', async () => {
      for (const { set, conditions } of base.deployment_status_play) {
        const [kindName, status] = Object.entries(set)[0] ?? [];
        const kind = kindName === 'Deployment' ? deployments : statefulSets;
        const name = kindName === 'Deployment' ? 'backstage-developer-hub' : 'backstage-psql-developer-hub';
        await played.client.patch(refTo(kind, 'rhdh', name), { status }, 'status');
        await eventually(async () => {
          const backstage = await played.client.get(refTo(backstages, 'rhdh', 'developer-hub'));
          const { status: now } = backstage as { status?: { conditions?: readonly Said[] } };
          expect(now?.conditions?.map(untimed)).toEqual(conditions.map(untimed));
        });
      }
    });
  });
}

interface Said {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

interface Overview {
  readonly owner: readonly string[];
  readonly labels: Readonly<Record<string, string>> | null;
  readonly keys: readonly string[];
  readonly managers: readonly { readonly manager: string; readonly operation: string }[];
}

interface Base {
  readonly objects: Readonly<Record<string, Manifest>>;
  readonly overview: Readonly<Record<string, Overview>>;
  readonly deployment_status_play: readonly {
    readonly set: Readonly<Record<string, object>>;
    readonly conditions: readonly Said[];
  }[];
}

const nothing: Overview = { owner: [], labels: null, keys: [], managers: [] };

const plainKinds: readonly Kind[] = [
  configMaps,
  secrets,
  services,
  deployments,
  statefulSets,
  routes,
  platforms,
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', plural: 'networkpolicies' },
  { apiVersion: 'batch/v1', kind: 'Job', plural: 'jobs' },
];

function other(kind: string): never {
  throw new Error(`The recording has a ${kind}.`);
}

function releaseOf(line: string): Release {
  const release = resolveRelease(line);
  if (release === undefined) throw new Error(`There is no release ${line}.`);
  return release;
}

function ownersOf(object: Manifest | undefined): readonly string[] {
  const owners = object?.metadata.ownerReferences ?? [];
  return owners.map(
    ({ kind, name, controller }) => `${kind}/${name} controller=${controller ? 'True' : 'False'}`,
  );
}

/** The API server adds labels of its own, with an id in them. */
function withoutJobLabels(labels: Readonly<Record<string, string>> | null | undefined): object {
  const entries = Object.entries(labels ?? {}).filter(([name]) => !/controller-uid|job-name/.test(name));
  return Object.fromEntries(entries);
}

function managersOf(object: Manifest | undefined): readonly object[] {
  const { managedFields = [] } = (object?.metadata ?? {}) as {
    managedFields?: readonly { manager: string; operation: string; subresource?: string }[];
  };
  return managedFields
    .map(({ manager, operation, subresource }) => ({
      manager,
      operation,
      ...(subresource === undefined ? {} : { subresource }),
    }))
    .filter(isOperator);
}

/** Whoever made the user's objects has another name here. */
function isOperator({ manager }: { readonly manager: string }): boolean {
  return manager === 'manager' || manager === 'backstage-controller';
}

function untimed({ type, status, reason, message }: Said): Said {
  return { type, status, reason, message };
}

/** The timelines tell of a platform that it is there, not what it is. */
function facts(object: Manifest): readonly string[] {
  return factsWithMessages(object).filter((fact) => !fact.startsWith('generation='));
}

function subject({ kind, metadata }: Manifest): string | undefined {
  return metadata.namespace?.startsWith('kube-') || metadata.name === 'kube-root-ca.crt'
    ? undefined
    : `${kind}/${metadata.name}`;
}

const tolerance: Tolerance = { varying: [], unordered: [] };
