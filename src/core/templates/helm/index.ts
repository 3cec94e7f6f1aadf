import { message } from '../../message.ts';
import type { Template } from '../template.ts';
import { backstageValues } from './backstageValues.ts';
import { infraValues } from './infraValues.ts';

/** Values for the two Helm charts that install the Orchestrator without the rhdh-operator. */
export const helmValues: Template = {
  what: 'helm-values',
  title: message('Helm Values'),
  detail: message('Values for the charts of the infrastructure and of RHDH itself'),
  asks: ['release', 'name', 'namespace', 'approval', 'database', 'options'],
  options: ['workflowNamespaces', 'notifications', 'loki', 'noMonitoring', 'catalog', 'mirrors', 'sizes'],
  implies: { method: 'helm' },
  hindrance: ({ method }) =>
    method === 'helm'
      ? undefined
      : message(
          'This target does not install RHDH by Helm: the charts and the rhdh-operator exclude each other.',
        ),
  make: (target) => [infraValues(target), backstageValues(target)],
};
