import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildSandbox } from '../../sandbox/build.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import type { What } from '../../src/core/templates/template.ts';
import type { Target } from '../../src/core/target/target.ts';
import { scaffold } from '../../src/core/templates/index.ts';
import { print } from '../../src/core/yaml/print.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { targetOf } from '../support/targets.ts';

/** The commands in the comments of a file, each with the lines it is continued on. */
function commandsIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.startsWith('#   '));
  const joined = lines.map((line) => line.slice('#   '.length)).join('\n');
  return joined
    .replaceAll(/ \\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('oc '));
}

function commands(what: What, line: string, choices: Partial<Omit<Target, 'release'>>): readonly string[] {
  return scaffold([what], targetOf(line, choices)).flatMap((artifact) => commandsIn(print(artifact)));
}

describe('commands in comments', () => {
  test('are found whole', () => {
    expect(commandsIn('# To wait:\n#   oc wait a \\\n#     --for b\n#\n#   oc get c\n#   curl d\n')).toEqual([
      'oc wait a --for b',
      'oc get c',
    ]);
  });
});

describeCluster('commands in comments do what is said of them', () => {
  const cluster = useSharedCluster();
  let kubectl = '';
  beforeAll(async () => {
    const built = await buildSandbox();
    if (built.kind === 'available') kubectl = built.binary;
  });

  /** Runs a command with kubectl in place of oc, in bash as people do; what it prints. */
  async function run(command: string): Promise<string> {
    const script = 'set -eo pipefail; oc() { "$KUBECTL" kubectl "$@"; }; eval "$COMMAND"';
    const env = { ...process.env, KUBECONFIG: cluster.admin.kubeconfig, KUBECTL: kubectl, COMMAND: command };
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { env });
    return stdout + stderr;
  }

  const secret = (namespace: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'backstage-psql-secret-hub', namespace },
    data: {
      POSTGRES_USER: Buffer.from('postgres').toString('base64'),
      POSTGRES_PASSWORD: Buffer.from('sec"ret').toString('base64'),
      POSTGRES_HOST: Buffer.from('elsewhere').toString('base64'),
    },
  });

  test('the copy of a Secret has its two keys, and nothing of it is shown', async () => {
    const other = `${cluster.namespace}-workflows`;
    await cluster.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: other } });
    const original = await cluster.client.apply(secret(cluster.namespace));
    const [copy = '', ...more] = commands('workflow-namespace', '1.10', {
      namespace: cluster.namespace,
      workflowNamespaces: [other],
    });
    expect(more).toEqual([]);

    // Twice: a copy is made again when the password changes.
    const printed = (await run(copy)) + (await run(copy));

    const { POSTGRES_HOST: _left, ...wanted } = original['data'] as Record<string, string>;
    const made = await cluster.client.get({ ...original, ...original.metadata, namespace: other });
    expect(made?.['data']).toEqual(wanted);
    for (const value of Object.values(wanted)) expect(printed).not.toContain(value);
    await cluster.client.remove({ apiVersion: 'v1', kind: 'Namespace', name: other });
  });

  test('one command approves the InstallPlan of the Subscription, and no other', async () => {
    const [approve = ''] = commands('infra', '1.10', { approval: 'Manual' }).map((command) =>
      command.replaceAll('openshift-serverless ', `${cluster.namespace} `),
    );
    const plan = (name: string): Manifest => ({
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'InstallPlan',
      metadata: { name, namespace: cluster.namespace },
      spec: { approval: 'Manual', approved: false, clusterServiceVersionNames: ['a.v1'] },
    });
    for (const name of ['install-aaaaa', 'install-bbbbb']) await cluster.client.apply(plan(name));
    const subscription = await cluster.client.apply({
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: { name: 'serverless-operator', namespace: cluster.namespace },
      spec: { name: 'serverless-operator', source: 's', sourceNamespace: 'n' },
    });
    const status = { lastUpdated: '2026-01-01T00:00:00Z', installPlanRef: { name: 'install-bbbbb' } };
    await cluster.client.patch({ ...subscription, ...subscription.metadata }, { status }, 'status');

    await run(approve);

    const plans = await cluster.client.list(
      'operators.coreos.com/v1alpha1',
      'InstallPlan',
      cluster.namespace,
    );
    const approved = plans.filter(({ spec }) => (spec as { readonly approved: boolean }).approved);
    expect(approved.map(({ metadata }) => metadata.name)).toEqual(['install-bbbbb']);
  });

  test('the environment of GitOps is set where OLM v1 cannot', async () => {
    const [set = ''] = commands('infra', '1.10', { olm: 'v1', cicd: true })
      .filter((command) => command.startsWith('oc set env'))
      .map((command) => command.replaceAll('openshift-gitops-operator ', `${cluster.namespace} `));
    const labels = { app: 'gitops' };
    const deployment = await cluster.client.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'openshift-gitops-operator-controller-manager', namespace: cluster.namespace },
      spec: {
        replicas: 0,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'manager', image: 'none' }] } },
      },
    });

    await run(set);

    const live = await cluster.client.get({ ...deployment, ...deployment.metadata });
    expect(JSON.stringify(live)).toContain('"name":"DISABLE_DEFAULT_ARGOCD_INSTANCE","value":"true"');
    expect(JSON.stringify(live)).toContain(
      '"name":"ARGOCD_CLUSTER_CONFIG_NAMESPACES","value":"openshift-gitops-operator"',
    );
  });
});
