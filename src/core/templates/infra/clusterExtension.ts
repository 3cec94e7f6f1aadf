import type { Artifact } from '../../artifact.ts';
import type { ExtensionFacts, OlmV1Facts } from '../../infrastructure.ts';
import type { Manifest } from '../../manifest.ts';
import { message, type Message } from '../../message.ts';
import type { OperatorSubscription } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { namespaceObject } from '../namespaceObject.ts';
import { comesWithCluster, operatorNotes, type Operator } from './operator.ts';

/** An operator as OLM v1 installs it. */
export function clusterExtensionFile(path: string, operator: Operator, target: Target): Artifact {
  const { subscription } = operator;
  const { olmV1 } = target.release;
  const facts = olmV1[operator.operator];
  return {
    path,
    kind: 'manifest',
    notes: operatorNotes(
      operator,
      target,
      rightsNote(facts, olmV1),
      versionNote(subscription, facts),
      ...crdNotes(olmV1),
      ...environmentNotes(subscription, facts),
    ),
    objects: [
      ...(comesWithCluster(subscription) ? [] : [namespaceObject(subscription.namespace)]),
      serviceAccount(subscription, facts),
      binding(subscription, facts, olmV1),
      clusterExtension(subscription, facts, target),
    ],
  };
}

/** Name of the ClusterExtension of an operator. */
export function extensionName({ name }: OperatorSubscription, facts: ExtensionFacts): string {
  return facts.name ?? name;
}

function serviceAccount({ namespace }: OperatorSubscription, facts: ExtensionFacts): Manifest {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: facts.serviceAccount, namespace } };
}

function binding(
  { namespace }: OperatorSubscription,
  facts: ExtensionFacts,
  { clusterRole }: OlmV1Facts,
): Manifest {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: facts.binding },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
    subjects: [{ kind: 'ServiceAccount', name: facts.serviceAccount, namespace }],
  };
}

function clusterExtension(
  subscription: OperatorSubscription,
  facts: ExtensionFacts,
  { catalog, release: { olmV1 } }: Target,
): Manifest {
  const version = heldVersion(subscription, facts);
  return {
    apiVersion: 'olm.operatorframework.io/v1',
    kind: 'ClusterExtension',
    metadata: { name: extensionName(subscription, facts) },
    spec: {
      namespace: subscription.namespace,
      serviceAccount: { name: facts.serviceAccount },
      source: {
        sourceType: 'Catalog',
        catalog: {
          packageName: subscription.package,
          channels: [channelOf(subscription, facts)],
          ...(version === undefined ? {} : { version }),
          selector: { matchLabels: { [olmV1.catalogLabel]: catalog.source } },
          upgradeConstraintPolicy: olmV1.upgradeConstraintPolicy,
        },
      },
      install: { preflight: { crdUpgradeSafety: { enforcement: olmV1.crdUpgradeSafety } } },
    },
  };
}

function channelOf({ channel }: OperatorSubscription, facts: ExtensionFacts): string {
  return facts.channel ?? channel;
}

/** The version in the name of the CSV: `logic-operator.v1.38.0`. */
function heldVersion({ startingCSV }: OperatorSubscription, { version }: ExtensionFacts): string | undefined {
  return version === 'newest' ? undefined : startingCSV?.replace(/^.*?\.v/, '');
}

function rightsNote({ serviceAccount: account }: ExtensionFacts, { clusterRole }: OlmV1Facts): Message {
  return message(
    'OLM v1 installs with the rights of the ServiceAccount {0}. It is bound to {1}: it grants the operator what the operator asks for, and nobody may grant rights without holding them. Whoever may make Pods in its namespace can use these rights. Newer OLM v1 ignores the ServiceAccount; there it, its binding and spec.serviceAccount can be left out.',
    account,
    clusterRole,
  );
}

function versionNote(subscription: OperatorSubscription, facts: ExtensionFacts): Message {
  const version = heldVersion(subscription, facts);
  return version === undefined
    ? message(
        'OLM v1 knows no approval: the operator follows channel {0}. To hold it, say spec.source.catalog.version.',
        channelOf(subscription, facts),
      )
    : message(
        'OLM v1 knows no approval: the operator is held at {0} and upgraded by another spec.source.catalog.version.',
        version,
      );
}

function crdNotes({ crdUpgradeSafety }: OlmV1Facts): readonly Message[] {
  if (crdUpgradeSafety !== 'None') return [];
  return [message('As upstream has it, an upgrade is not held up by what it changes in the CRDs.')];
}

function environmentNotes(
  { env, namespace }: OperatorSubscription,
  { deployment }: ExtensionFacts,
): readonly Message[] {
  if (env === undefined || deployment === undefined) return [];
  return [
    message(
      'A ClusterExtension has no place for environment variables. When the operator is installed:{0}',
      commandLines(
        `oc set env deployment/${deployment} --namespace ${namespace}`,
        ...env.map(({ name, value }) => `${name}=${value}`),
      ),
    ),
  ];
}
