import { describe, expect, test } from 'vitest';
import { standardCatalog, type Bundle } from '../../../sandbox/simulator/catalog.ts';
import { csvOf } from '../../../sandbox/simulator/olm/bundleObjects.ts';
import type { Csv, Subscription, SubscriptionStatus } from '../../../sandbox/simulator/olm/kinds.ts';
import { resolve, type NamespaceFacts } from '../../../sandbox/simulator/olm/resolution.ts';
import { releases } from '../../../src/core/releases/index.ts';
import { recordedCatalog } from '../../support/recordedCatalog.ts';
import { olmRecording } from '../../support/recordings.ts';
import { describeWithShared } from '../../support/sharedFolder.ts';

const catalog = recordedCatalog();
const group = {
  apiVersion: 'operators.coreos.com/v1',
  kind: 'OperatorGroup',
  metadata: { name: 'group', namespace: 'openshift-serverless' },
};

function subscription(
  name: string,
  spec: Partial<Subscription['spec']> = {},
  status?: SubscriptionStatus,
): Subscription {
  const from = { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' };
  return {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    metadata: { name, namespace: 'openshift-serverless' },
    spec: { name, channel: 'stable', ...from, ...spec },
    ...(status === undefined ? {} : { status }),
  };
}

function csv(name: string, namespace: string): Csv {
  const bundles = catalog.flatMap(({ channels }) => channels.flatMap((channel) => channel.bundles));
  const bundle = bundles.find((each) => each.csv === name);
  if (bundle === undefined) throw new Error(`The catalog has no ${name}.`);
  return csvOf(bundle, namespace, [definitionOf(bundle)]);
}

function definitionOf({ definitions }: Bundle) {
  const [kind, plural, api, version] =
    definitions === 'logic-operator'
      ? ['SonataFlowPlatform', 'sonataflowplatforms', 'sonataflow.org', 'v1alpha08']
      : ['KnativeServing', 'knativeservings', 'operator.knative.dev', 'v1beta1'];
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${api}` },
    spec: { names: { kind }, versions: [{ name: version, storage: true }] },
  };
}

function facts(subscriptions: readonly Subscription[], csvs: readonly Csv[] = []): NamespaceFacts {
  const namespace = csvs[0]?.metadata.namespace ?? 'openshift-serverless';
  const sources = new Set(['openshift-marketplace/redhat-operators']);
  return { namespace, subscriptions, csvs, installPlans: [], operatorGroups: [group], sources };
}

const serverless = 'serverless-operator';

describe('the catalog of the sandbox', () => {
  const offered = standardCatalog([], { line: '1.10', version: '1.10.0' });

  test.each(releases)(
    'has what $version starts with',
    ({ subscriptions: { serverless: first, serverlessLogic } }) => {
      for (const { package: name, channel, startingCSV } of [first, serverlessLogic]) {
        const found = offered
          .find((each) => each.name === name)
          ?.channels.find((each) => each.name === channel);
        expect(found).toBeDefined();
        if (startingCSV) expect(found?.bundles.map(({ csv: there }) => there)).toContain(startingCSV);
      }
    },
  );
});

describe('resolving the Subscriptions of a namespace', () => {
  const next = (given: NamespaceFacts) => {
    const resolution = resolve(given, catalog);
    return resolution.kind === 'resolved'
      ? Object.fromEntries([...resolution.next].map(([name, bundle]) => [name, bundle.csv]))
      : resolution.kind;
  };

  test('takes the head of the channel, or what the Subscription starts with', () => {
    expect(next(facts([subscription(serverless)]))).toEqual({ [serverless]: `${serverless}.v1.38.0` });
    const startingCSV = `${serverless}.v1.37.0`;
    expect(next(facts([subscription(serverless, { startingCSV })]))).toEqual({ [serverless]: startingCSV });
  });

  test('takes an empty channel for the default one', () => {
    expect(next(facts([subscription(serverless, { channel: '' })]))).toEqual({
      [serverless]: `${serverless}.v1.38.0`,
    });
  });

  test('goes on from what is installed', () => {
    const installed = { installedCSV: `${serverless}.v1.37.0`, currentCSV: `${serverless}.v1.37.0` };
    const there = [csv(`${serverless}.v1.37.0`, 'openshift-serverless')];
    expect(next(facts([subscription(serverless, {}, installed)], there))).toEqual({
      [serverless]: `${serverless}.v1.38.0`,
    });
  });

  test('does not bring back a CSV that was deleted under its Subscription', () => {
    const installed = { installedCSV: `${serverless}.v1.37.0`, currentCSV: `${serverless}.v1.37.0` };
    expect(next(facts([subscription(serverless, {}, installed)]))).toEqual({});
  });

  test.each([0, 2])('is silent with %i OperatorGroups', (count) => {
    const operatorGroups = Array.from({ length: count }, () => group);
    expect(next({ ...facts([subscription(serverless)]), operatorGroups })).toBe('silent');
  });
});

describeWithShared('recordings/olm', 'the words of a failed resolution', () => {
  const recordedIn = (name: string) =>
    olmRecording(name)
      .versions.filter(({ object }) => object.kind === 'Subscription')
      .flatMap(({ object }) => (object as Subscription).status?.conditions ?? [])
      .filter(({ type }) => type === 'ResolutionFailed')
      .map(({ message }) => message);
  const said = (given: NamespaceFacts) => {
    const resolution = resolve(given, catalog);
    return resolution.kind === 'failed' ? resolution.message : resolution.kind;
  };

  test.each([
    ['channel', { channel: 'no-such-channel' }],
    ['package', { name: 'no-such-operator' }],
    ['startingCSV', { startingCSV: `${serverless}.v9.9.9` }],
    ['source', { source: 'no-such-source' }],
  ])('about a wrong %s (04)', (_, spec) => {
    expect(recordedIn('04-wrong-channel-package-csv-source')).toContain(
      said(facts([subscription(serverless, spec)])),
    );
  });

  test('about a CSV nobody asked for (08b)', () => {
    const there = [csv(`${serverless}.v1.38.0`, 'openshift-serverless')];
    const recorded = recordedIn('08b-recreate-subscription-csv-exists');
    expect(recorded).toContain(said(facts([subscription(serverless)], there)));
    const startingCSV = `${serverless}.v1.38.0`;
    expect(recorded).toContain(said(facts([subscription(serverless, { startingCSV })], there)));
  });

  test('about the old CSV of an upgrade (02)', () => {
    const there = ['1.37.0', '1.38.0'].map((version) =>
      csv(`${serverless}.v${version}`, 'openshift-serverless'),
    );
    const upgraded = { installedCSV: `${serverless}.v1.38.0`, currentCSV: `${serverless}.v1.38.0` };
    expect(recordedIn('02-manual-startingcsv-upgrade')).toContain(
      said(facts([subscription(serverless, {}, upgraded)], there)),
    );
  });

  test('about two operators with the same CRDs (07)', () => {
    const old = 'logic-operator-rhel8.v1.36.0';
    const there = [csv(old, 'openshift-serverless-logic')];
    const both = [
      subscription('logic-operator-rhel8', { channel: 'alpha' }, { installedCSV: old, currentCSV: old }),
      subscription('logic-operator'),
    ];
    expect(recordedIn('07-two-owners-of-one-crd')).toContain(said(facts(both, there)));
  });
});
