import { message } from '../message.ts';
import { operatorPrerequisite } from './operator.ts';

export const serverless = operatorPrerequisite({
  id: 'serverless',
  title: message('OpenShift Serverless'),
  csvPrefixes: ['serverless-operator'],
  definitions: ['knativeservings.operator.knative.dev', 'knativeeventings.operator.knative.dev'],
  otherPackages: () => [],
  subscription: ({ release }) => release.subscriptions.serverless,
  published: ({ serverless: line }) => line,
});

/** Up to Serverless Logic 1.36 the package is called `logic-operator-rhel8`, from 1.37 on `logic-operator`. */
const logicPackages = ['logic-operator-rhel8', 'logic-operator'];

export const serverlessLogic = operatorPrerequisite({
  id: 'serverless-logic',
  title: message('OpenShift Serverless Logic'),
  csvPrefixes: logicPackages,
  definitions: ['sonataflowplatforms.sonataflow.org'],
  otherPackages: (wanted) => logicPackages.filter((name) => name !== wanted),
  subscription: ({ release }) => release.subscriptions.serverlessLogic,
  published: ({ serverlessLogic: line }) => line,
});

export const rhdhOperator = operatorPrerequisite({
  id: 'rhdh-operator',
  title: message('RHDH operator'),
  csvPrefixes: ['rhdh-operator'],
  definitions: ['backstages.rhdh.redhat.com'],
  otherPackages: () => [],
  subscription: ({ release }) => release.subscriptions.rhdh,
});
