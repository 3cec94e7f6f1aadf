import { message } from '../message.ts';
import type { Prerequisite } from '../status.ts';
import { operatorPrerequisite } from './operator.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { withOperatorRights } from './operatorRights.ts';

const serverlessPackage: OperatorPackage = {
  id: 'serverless',
  title: message('OpenShift Serverless'),
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
  title: message('OpenShift Serverless Logic'),
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
  title: message('RHDH operator'),
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

export const rhdhOperator: Prerequisite = {
  ...installedRhdh,
  evaluate: (snapshot, target) =>
    withOperatorRights(installedRhdh.evaluate(snapshot, target), snapshot, target),
};

/** Everything that comes out of a catalog. */
export const operatorPackages: readonly OperatorPackage[] = [serverlessPackage, logicPackage, rhdhPackage];
