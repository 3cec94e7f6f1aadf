import { message, type Message } from '../message.ts';
import type { PrerequisiteId } from '../status.ts';

/** What a prerequisite is called and where it stands. */
export interface MenuEntry {
  readonly title: Message;
  /** Parent in the tree; absent at the top level. */
  readonly under?: PrerequisiteId;
}

/** All prerequisites in the order of installation; apart from how they are judged, which is large and not always needed. */
export const menu: Readonly<Record<PrerequisiteId, MenuEntry>> = {
  cluster: { title: message('Cluster') },
  catalog: { title: message('Operator catalog') },
  serverless: { title: message('OpenShift Serverless') },
  'knative-serving': { title: message('Knative Serving'), under: 'serverless' },
  'knative-eventing': { title: message('Knative Eventing'), under: 'serverless' },
  'serverless-logic': { title: message('OpenShift Serverless Logic') },
  'sonataflow-crds': { title: message('SonataFlow CRDs'), under: 'serverless-logic' },
  pipelines: { title: message('OpenShift Pipelines') },
  gitops: { title: message('OpenShift GitOps') },
  'rhdh-operator': { title: message('RHDH operator') },
  backstage: { title: message('Backstage') },
  references: { title: message('ConfigMaps and Secrets'), under: 'backstage' },
  database: { title: message('Database'), under: 'backstage' },
  platform: { title: message('SonataFlowPlatform'), under: 'backstage' },
  'network-policies': { title: message('NetworkPolicies'), under: 'backstage' },
  'data-index': { title: message('Data index'), under: 'platform' },
  'jobs-service': { title: message('Jobs service'), under: 'platform' },
  'cluster-platform': { title: message('Cluster platform'), under: 'platform' },
  'workflow-namespaces': { title: message('Workflow namespaces'), under: 'platform' },
  workflows: { title: message('Workflows'), under: 'platform' },
};

/** Their ids in that order. */
export const menuIds = Object.keys(menu) as readonly PrerequisiteId[];
