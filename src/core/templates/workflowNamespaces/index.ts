import { message } from '../../message.ts';
import type { Template } from '../template.ts';
import { namespaceFile } from './namespaceFile.ts';
import { sharedFile } from './sharedFile.ts';

/** What workflows outside the Backstage namespace need, on both sides. */
export const workflowNamespaces: Template = {
  what: 'workflow-namespace',
  title: message('Workflow Namespaces'),
  detail: message('SonataFlowClusterPlatform and network policies for workflows in other namespaces'),
  asks: ['release', 'name', 'namespace', 'method', 'options'],
  options: ['noMonitoring'],
  hindrance: (target) =>
    target.workflowNamespaces.length === 0
      ? message(
          'This target runs workflows in the Backstage namespace alone: name others in workflowNamespaces.',
        )
      : undefined,
  make: (target) =>
    target.workflowNamespaces.length === 0
      ? []
      : [
          ...target.workflowNamespaces.map((namespace) => namespaceFile(namespace, target)),
          sharedFile(target),
        ],
};
