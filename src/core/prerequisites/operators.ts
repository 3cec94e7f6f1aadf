import { message } from '../message.ts';
import type { Judge } from '../status.ts';
import type { ClusterTarget } from '../target/target.ts';
import { operatorPrerequisite, optionalOperator } from './operator.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { withOperatorRights } from './operatorRights.ts';

const serverlessPackage: OperatorPackage = {
  id: 'serverless',
  csvPrefixes: ['serverless-operator'],
  // The second is what the Knative project's own manifests bring.
  deployments: ['knative-openshift', 'knative-operator'],
  definitions: ['knativeservings.operator.knative.dev', 'knativeeventings.operator.knative.dev'],
  olderPackages: () => [],
  newerPackages: () => [],
  subscription: ({ release }) => release.subscriptions.serverless,
  published: 'serverless',
};

export const serverless = operatorPrerequisite(serverlessPackage);

/** Oldest first. Up to Serverless Logic 1.36 the package is called `logic-operator-rhel8`, from 1.37 on `logic-operator`. */
const logicPackages = ['logic-operator-rhel8', 'logic-operator'];

const logicPackage: OperatorPackage = {
  id: 'serverless-logic',
  csvPrefixes: logicPackages,
  // The last is what the operator's own manifests bring.
  deployments: [
    'logic-operator-controller-manager',
    'logic-operator-rhel8-controller-manager',
    'sonataflow-operator-controller-manager',
  ],
  definitions: ['sonataflowplatforms.sonataflow.org'],
  olderPackages: (wanted) => logicPackages.slice(0, logicPackages.indexOf(wanted)),
  newerPackages: (wanted) => logicPackages.slice(logicPackages.indexOf(wanted) + 1),
  subscription: ({ release }) => release.subscriptions.serverlessLogic,
  published: 'serverlessLogic',
};

export const serverlessLogic = operatorPrerequisite(logicPackage);

const rhdhPackage: OperatorPackage = {
  id: 'rhdh-operator',
  csvPrefixes: ['rhdh-operator'],
  deployments: ['rhdh-operator'],
  definitions: ['backstages.rhdh.redhat.com'],
  olderPackages: () => [],
  newerPackages: () => [],
  subscription: ({ release }) => release.subscriptions.rhdh,
  // The version of this operator is the release of the cluster.
  mismatch: ({ line, version }, installed) => {
    const found = /\.v(\d+\.\d+)/.exec(installed)?.[1];
    if (found === undefined || found === line) return undefined;
    return message('{0} is installed, but the target is RHDH {1}.', installed, version);
  },
};

const installedRhdh = operatorPrerequisite(rhdhPackage);

export const rhdhOperator: Judge = {
  ...installedRhdh,
  evaluate: (snapshot, target) =>
    withOperatorRights(installedRhdh.evaluate(snapshot, target), snapshot, target),
};

type OptionalPackage = Omit<OperatorPackage, 'subscription'>;

/** Which CRDs come with it changes from version to version; the workflows need none of them to run. */
const pipelinesPackage: OptionalPackage = {
  id: 'pipelines',
  csvPrefixes: ['openshift-pipelines-operator-rh'],
  // The second is what the Tekton project's own manifests bring.
  deployments: ['openshift-pipelines-operator', 'tekton-pipelines-controller'],
  definitions: [],
  olderPackages: () => [],
  newerPackages: () => [],
};

const gitopsPackage: OptionalPackage = {
  id: 'gitops',
  csvPrefixes: ['openshift-gitops-operator'],
  // The second is what the Argo CD project's own manifests bring.
  deployments: ['openshift-gitops-operator-controller-manager', 'argocd-server'],
  definitions: [],
  olderPackages: () => [],
  newerPackages: () => [],
};

const pipelinesOf = ({ cicd, release }: ClusterTarget) =>
  cicd ? release.subscriptions.pipelines : undefined;
const gitopsOf = ({ cicd, release }: ClusterTarget) => (cicd ? release.subscriptions.gitops : undefined);

export const pipelines = optionalOperator(pipelinesPackage, pipelinesOf);
export const gitops = optionalOperator(gitopsPackage, gitopsOf);

/** Everything that a target wants out of a catalog. */
export function operatorPackages(target: ClusterTarget): readonly OperatorPackage[] {
  const optional = [
    { spec: pipelinesPackage, wanted: pipelinesOf(target) },
    { spec: gitopsPackage, wanted: gitopsOf(target) },
  ];
  return [
    serverlessPackage,
    logicPackage,
    ...(target.method === 'operator' ? [rhdhPackage] : []),
    ...optional.flatMap(({ spec, wanted }) =>
      wanted === undefined ? [] : [{ ...spec, subscription: () => wanted }],
    ),
  ];
}
