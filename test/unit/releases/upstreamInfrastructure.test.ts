import { expect, test } from 'vitest';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import type { KnativeFacts, KnativeObject, OperatorSubscription } from '../../../src/core/release.ts';
import { describeWithShared, upstreamDocuments } from '../../support/sharedFolder.ts';
import { branches, newestOf } from './branches.ts';

/** 1.7 has its infrastructure inside a script, which is not at hand as data. */
const withInfrastructure = branches.filter(([line]) => line !== '1.7');

const files = {
  serverless: 'serverless.yaml',
  serverlessLogic: 'serverless-logic.yaml',
  pipelines: 'pipeline.yaml',
  gitops: 'argocd.yaml',
} as const;

/** What a file of plugin-infra says about its operator. */
function readSubscription(path: string): object {
  const documents = upstreamDocuments(path);
  const ofKind = (kind: string): unknown => documents.find((document) => textAt(document, 'kind') === kind);
  const subscription = ofKind('Subscription');
  const { name, ...spec } = (field(subscription, 'spec') ?? {}) as Record<string, unknown>;
  const group = textAt(ofKind('OperatorGroup'), 'metadata', 'name');
  return {
    namespace: textAt(subscription, 'metadata', 'namespace'),
    ...(group === undefined ? {} : { operatorGroup: group }),
    name: textAt(subscription, 'metadata', 'name'),
    package: name,
    ...spec,
  };
}

/** Our facts in the fields of a Subscription; every one of upstream is approved automatically. */
function asWritten(ours: OperatorSubscription): object {
  const { namespace, operatorGroup, name, package: packageName, channel, source, sourceNamespace } = ours;
  const { startingCSV, env } = ours;
  return {
    namespace,
    ...(operatorGroup === undefined ? {} : { operatorGroup }),
    name,
    package: packageName,
    channel,
    source,
    sourceNamespace,
    ...(startingCSV === undefined ? {} : { startingCSV }),
    ...(env === undefined ? {} : { config: { env } }),
    installPlanApproval: 'Automatic',
  };
}

describeWithShared('upstream', 'against plugin-infra', () => {
  test.each(withInfrastructure)('%s subscribes to what its branch subscribes to', (line, branch) => {
    const { subscriptions } = newestOf(line);
    for (const key of ['serverless', 'serverlessLogic', 'pipelines', 'gitops'] as const) {
      const ours = subscriptions[key];
      expect(ours && asWritten(ours), key).toEqual(
        readSubscription(`rhdh-operator/${branch}/plugin-infra/${files[key]}`),
      );
    }
  });

  test.each(withInfrastructure)('%s has the Knative objects of its branch', (line, branch) => {
    const { knative } = newestOf(line);
    const documents = upstreamDocuments(`rhdh-operator/${branch}/plugin-infra/knative.yaml`);
    const upstream = documents.filter((document) => textAt(document, 'kind') !== 'Namespace');
    const written = [asObject(knative, knative.eventing), asObject(knative, knative.serving)];
    // `Registry` of KnativeEventing is a misspelt `registry`: accepted, then removed by the operator. We leave it out.
    expect(field(upstream[0], 'spec')).toEqual({ Registry: {} });
    expect([{ ...(upstream[0] as object), spec: {} }, upstream[1]]).toEqual(written);
  });
});

function asObject({ apiVersion }: KnativeFacts, { kind, name, namespace, spec }: KnativeObject): object {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

describeWithShared('upstream', 'against plugin-rbac', () => {
  test.each(branches)('%s grants the operator what its branch grants', (line, branch) => {
    const { operatorRights, operatorRole } = newestOf(line);
    const [role, binding] = upstreamDocuments(`rhdh-operator/${branch}/plugin-rbac/rbac-sonataflow.yaml`);
    expect(listAt(role, 'rules')).toEqual(
      operatorRights.map(({ group, resources }) => ({
        apiGroups: [group],
        resources,
        verbs: operatorRole.verbs,
      })),
    );
    // The operator's kustomization prefixes both names.
    expect(operatorRole.clusterRole).toBe(`rhdh-${textAt(role, 'metadata', 'name') ?? ''}`);
    expect(operatorRole.binding).toBe(`rhdh-${textAt(binding, 'metadata', 'name') ?? ''}`);
    expect(listAt(binding, 'subjects')).toEqual([{ kind: 'ServiceAccount', ...operatorRole.serviceAccount }]);
  });
});
