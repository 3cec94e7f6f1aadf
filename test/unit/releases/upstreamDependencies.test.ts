import { expect, test } from 'vitest';
import { field, listAt, numberAt, textAt } from '../../../src/core/field.ts';
import { nameFor } from '../../../src/core/release.ts';
import type { ShippedPolicy } from '../../../src/core/shippedPolicy.ts';
import { describeWithShared, listShared, upstreamDocuments } from '../../support/sharedFolder.ts';
import { branches, newestOf } from './branches.ts';

const name = 'hub';
const namespace = 'rhdh';

/** Documents of a kind in `plugin-deps/sonataflow.yaml`, as the operator reads it for our Backstage. */
function made(branch: string, kind: string): readonly unknown[] {
  return upstreamDocuments(`rhdh-operator/${branch}/plugin-deps/sonataflow.yaml`, {
    '{{backstage-name}}': name,
    '{{backstage-ns}}': namespace,
  }).filter((document) => textAt(document, 'kind') === kind);
}

const policyOf = (document: unknown): object => ({
  name: textAt(document, 'metadata', 'name'),
  spec: field(document, 'spec'),
});

const shipped = ({ name: file, spec }: ShippedPolicy): object => ({ name: file, spec });

describeWithShared('upstream', 'against plugin-deps', () => {
  test.each(branches)('%s has the platform of its branch', (line, branch) => {
    const { platform, generatedNames } = newestOf(line);
    const [document, ...more] = made(branch, 'SonataFlowPlatform');
    expect(more).toEqual([]);
    const service = {
      enabled: true,
      persistence: {
        postgresql: {
          secretRef: {
            name: nameFor(generatedNames.databaseSecret, name),
            userKey: platform.userKey,
            passwordKey: platform.passwordKey,
          },
          serviceRef: {
            name: nameFor(generatedNames.databaseService, name),
            namespace,
            databaseName: platform.databaseName,
          },
        },
      },
    };
    expect(document).toEqual({
      apiVersion: platform.apiVersion,
      kind: 'SonataFlowPlatform',
      metadata: { name: platform.name },
      spec: {
        monitoring: { enabled: platform.monitoring },
        services: Object.fromEntries(platform.services.map(({ field: key }) => [key, service])),
      },
    });
  });

  test.each(branches)('%s has the four policies of its branch, in order', (line, branch) => {
    const ours = newestOf(line).networkPolicies.policies;
    expect(made(branch, 'NetworkPolicy').map(policyOf)).toEqual(ours.map(shipped));
  });

  test.each(branches)('%s has the database Job of its branch, or none as there', (line, branch) => {
    const { job } = newestOf(line).platform;
    const documents = made(branch, 'Job');
    expect(documents).toHaveLength(job === undefined ? 0 : 1);
    if (job === undefined) return;
    const [document] = documents;
    const pod = field(document, 'spec', 'template', 'spec');
    const [container] = listAt(pod, 'containers');
    // Left out: the script and what its container may do. The Job is the operator's alone; nobody else writes it.
    expect({
      name: textAt(document, 'metadata', 'name'),
      ttlSecondsAfterFinished: numberAt(document, 'spec', 'ttlSecondsAfterFinished'),
      activeDeadlineSeconds: numberAt(document, 'spec', 'activeDeadlineSeconds'),
      restartPolicy: textAt(pod, 'restartPolicy'),
      container: textAt(container, 'name'),
      image: textAt(container, 'image'),
      resources: field(container, 'resources'),
    }).toEqual({ ...job, name: nameFor(job.name, name) });
    expect(textAt(container, 'envFrom', 0, 'secretRef', 'name')).toBe(
      nameFor(newestOf(line).generatedNames.databaseSecret, name),
    );
  });

  test.each(branches)('%s knows the dependencies of its branch', (line, branch) => {
    const files = listShared(`upstream/rhdh-operator/${branch}/plugin-deps`);
    // `okp` of 2.1 was read in newer files that are not at hand.
    const explained = line === '2.1' ? ['okp'] : [];
    expect(newestOf(line).dependencyRefs).toEqual(
      [...files.map((file) => file.replace(/\.ya?ml$/, '')), ...explained].toSorted(),
    );
  });
});

describeWithShared('upstream', 'against the policies of 2.1', () => {
  const folder = 'rhdh-operator/post-snapshot/default-config';
  const { policies, basePolicies } = newestOf('2.1').networkPolicies;

  test('the flavour has the four policies', () => {
    const documents = upstreamDocuments(`${folder}/flavours/orchestrator/networkpolicy.yaml`);
    expect(documents.map(policyOf)).toEqual(policies.map(shipped));
  });

  test('the base set is the one of the default configuration', () => {
    // The file names the application label without the Backstage name, which the operator appends at run time.
    const documents = upstreamDocuments(`${folder}/networkpolicy.yaml`, {
      'app: backstage-psql': 'app: backstage-psql-{name}',
      'app: backstage #': 'app: backstage-{name} #',
    });
    expect(documents.map(policyOf)).toEqual(basePolicies.map(shipped));
  });

  test('only the policies of the local database are left out without one', () => {
    const leftOut = basePolicies.filter(({ externalDatabase }) => externalDatabase === 'leftOut');
    expect(leftOut.map((policy) => policy.name)).toEqual(
      basePolicies.map((policy) => policy.name).filter((policy) => policy.startsWith('db-')),
    );
  });
});
