import { describe, expect, test } from 'vitest';
import { once } from '../../../src/core/once.ts';
import type { OperatorSubscription, Release } from '../../../src/core/release.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import type { ShippedPolicy } from '../../../src/core/shippedPolicy.ts';
import {
  operatorMakesPlatform,
  operatorMakesPolicies,
  type Target,
} from '../../../src/core/target/target.ts';
import { usesPluginsConfigMap } from '../../../src/core/templates/dynamicPlugins.ts';
import type { What } from '../../../src/core/templates/template.ts';
import { goldenCases, goldenText } from '../../support/goldenCases.ts';
import { isLong } from '../../support/longRun.ts';
import { targetOf } from '../../support/targets.ts';

/** One fact of a release, told otherwise, and which files say it. */
interface Fact {
  readonly name: string;
  change(release: Release): Release;
  isSaid(what: What, target: Target): boolean;
}

const facts: readonly Fact[] = [
  {
    name: 'the version of Serverless Logic',
    change: (release) =>
      withSubscription(release, 'serverlessLogic', { startingCSV: 'logic-operator.v9.9.9' }),
    isSaid: (what, target) => writesInfra(what, target) || writesHelm(what, target),
  },
  {
    name: 'the channel of the RHDH operator',
    change: (release) => withSubscription(release, 'rhdh', { channel: 'fast-9.9' }),
    isSaid: (what, target) => writesInfra(what, target) && target.installRhdhOperator,
  },
  {
    name: 'the channel of Pipelines, which OLM v1 has of its own',
    change: (release) => withSubscription(release, 'pipelines', { channel: 'pipelines-9.9' }),
    isSaid: (what, target) => writesInfra(what, target) && target.cicd && target.olm === 'v0',
  },
  {
    name: 'the role of the installers',
    change: (release) => ({ ...release, olmV1: { ...release.olmV1, clusterRole: 'another' } }),
    isSaid: (what, target) => writesInfra(what, target) && target.olm === 'v1',
  },
  {
    name: 'the branch of the script',
    change: (release) => ({ ...release, pluginInfra: { ...release.pluginInfra, branch: 'another' } }),
    isSaid: (what, target) => writesInfra(what, target) || what === 'cicd',
  },
  {
    name: 'the name of Argo CD',
    change: ({ argoCd, ...release }) =>
      argoCd === undefined ? release : { ...release, argoCd: { ...argoCd, name: 'another' } },
    isSaid: (what, target) => (writesInfra(what, target) || what === 'cicd') && target.cicd,
  },
  {
    name: 'the name of the policy inside a namespace',
    change: (release) => withPolicies(release, (policy) => renamed(policy, 'allow-intra-network')),
    isSaid: (what, target) =>
      what === 'network-policies' ||
      writesWorkflowNamespaces(what, target) ||
      (what === 'all' && target.method !== 'helm' && !operatorMakesPolicies(target)),
  },
  {
    name: 'the port of workflows, which only default-deny has to name',
    change: (release) => ({ ...release, workflows: { ...release.workflows, podPort: 9999 } }),
    isSaid: (what, target) =>
      (what === 'network-policies' || what === 'all') &&
      target.release.networkPolicies.baseSet &&
      operatorMakesPolicies(target),
  },
  {
    name: 'the name of the cluster platform',
    change: ({ workflows, ...release }) => ({
      ...release,
      workflows: { ...workflows, clusterPlatform: { ...workflows.clusterPlatform, name: 'another' } },
    }),
    isSaid: writesWorkflowNamespaces,
  },
  {
    name: 'the plugin of RBAC',
    change: (release) =>
      withOptions(release, (options) => ({
        permissions: { ...options.permissions, plugin: { package: 'another' } },
      })),
    isSaid: (what, { permissions }) => what === 'all' && permissions !== undefined,
  },
  {
    name: 'a plugin of notifications',
    change: (release) => withOptions(release, () => ({ notifications: [{ package: 'another' }] })),
    isSaid: (what, { notifications }) => what === 'all' && notifications,
  },
  {
    name: 'the variable with the token for Loki',
    change: (release) => withOptions(release, ({ loki }) => ({ loki: { ...loki, token: 'ANOTHER' } })),
    isSaid: (what, { loki }) => what === 'all' && loki !== undefined,
  },
  {
    name: 'the Secret of CI/CD',
    change: (release) =>
      withOptions(release, ({ cicd }) =>
        cicd === undefined ? {} : { cicd: { ...cicd, secret: { ...cicd.secret, name: 'another' } } },
      ),
    isSaid: (what, target) => (what === 'all' || what === 'cicd') && target.cicd,
  },
  {
    name: 'the container that fetches plugins',
    change: (release) =>
      withOptions(release, ({ installerFiles }) => ({
        installerFiles: { ...installerFiles, container: 'another' },
      })),
    isSaid: (what, { mirrors }) => what === 'all' && Object.keys(mirrors).length > 0,
  },
  {
    name: 'the API of workflows',
    change: (release) => ({
      ...release,
      platform: { ...release.platform, apiVersion: 'sonataflow.org/v9' },
    }),
    isSaid: (what, target) =>
      what === 'workflow' ||
      what === 'platform' ||
      writesWorkflowNamespaces(what, target) ||
      (what === 'all' && target.method !== 'helm' && !operatorMakesPlatform(target)),
  },
  {
    name: 'the package of the frontend',
    change: (release) => ({
      ...release,
      plugins: release.plugins.map((plugin) =>
        plugin.role === 'frontend' ? { ...plugin, package: 'another' } : plugin,
      ),
    }),
    isSaid: (what, target) =>
      target.method !== 'helm' &&
      (what === 'dynamic-plugins' || (what === 'all' && usesPluginsConfigMap(target))) &&
      // Beside a flavour the file has the backend alone, to clear its dependency.
      target.plugins === 'configmap',
  },
];

describe.each(releaseLines().map((line, turn) => ({ line, turn })))(
  'RHDH $line: a fact stands in one place',
  ({ line, turn }) => {
    const cases = once(() =>
      goldenCases(line).map(({ name, what, choices }) => {
        const target = targetOf(line, choices);
        return { name, what, target, asItIs: goldenText(what, target) };
      }),
    );

    // Facts and lines by turns, so that each of them comes with half of the others.
    const tried = facts.filter((_, index) => isLong || index % 2 === turn % 2);
    test.each(tried)('$name changes exactly the files that say it', ({ change, isSaid }) => {
      const changed: string[] = [];
      const expected: string[] = [];
      for (const { name, what, target, asItIs } of cases()) {
        const text = goldenText(what, { ...target, release: change(target.release) });
        if (text !== asItIs) changed.push(name);
        if (isSaid(what, target)) expected.push(name);
      }
      expect(changed).toEqual(expected);
    });
  },
);

test.each(facts)('$name is said somewhere', ({ isSaid }) => {
  const said = releaseLines().filter((line) =>
    goldenCases(line).some(({ what, choices }) => isSaid(what, targetOf(line, choices))),
  );
  expect(said).not.toEqual([]);
});

function writesInfra(what: What, { method }: Target): boolean {
  return what === 'infra' || (what === 'all' && method !== 'helm');
}

function writesHelm(what: What, { method }: Target): boolean {
  return what === 'helm-values' || (what === 'all' && method === 'helm');
}

function writesWorkflowNamespaces(what: What, { workflowNamespaces }: Target): boolean {
  return (what === 'workflow-namespace' || what === 'all') && workflowNamespaces.length > 0;
}

function withSubscription(
  release: Release,
  key: keyof Release['subscriptions'],
  changes: Partial<OperatorSubscription>,
): Release {
  const before = release.subscriptions[key];
  if (before === undefined) return release;
  return { ...release, subscriptions: { ...release.subscriptions, [key]: { ...before, ...changes } } };
}

function withOptions(
  release: Release,
  change: (options: Release['options']) => Partial<Release['options']>,
): Release {
  return { ...release, options: { ...release.options, ...change(release.options) } };
}

function withPolicies(release: Release, change: (policy: ShippedPolicy) => ShippedPolicy): Release {
  const { networkPolicies } = release;
  return {
    ...release,
    networkPolicies: { ...networkPolicies, policies: networkPolicies.policies.map(change) },
  };
}

function renamed(policy: ShippedPolicy, name: string): ShippedPolicy {
  if (policy.name !== name) return policy;
  return { ...policy, name: 'another', ...(policy.madeAs === undefined ? {} : { madeAs: 'another' }) };
}
