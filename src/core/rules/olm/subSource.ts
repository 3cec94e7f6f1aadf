import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { isOpen, operatorOf } from './operators.ts';

const path = ['spec', 'sourceNamespace'];

/** Red Hat's catalog is looked for where it is not. */
export const subSource: DocumentRule = {
  code: 'sub-source',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A catalog in the wrong namespace',
  why: `\`sourceNamespace\` is where the CatalogSource is, not where the operator goes. The one of Red Hat is in
\`openshift-marketplace\`. Elsewhere OLM finds no catalog: the Subscription gets CatalogSourcesUnhealthy and ResolutionFailed.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-serverless
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  fix: 'Puts in the namespace of the catalog.',
  judge({ is, value }, { release }) {
    if (is.kind !== 'subscription') return [];
    const operator = operatorOf(release, textAt(value, 'spec', 'name'));
    const namespace = textAt(value, ...path);
    if (operator === undefined || namespace === undefined || isOpen(namespace)) return [];
    const { source, sourceNamespace } = operator;
    if (textAt(value, 'spec', 'source') !== source || namespace === sourceNamespace) return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'The catalog "{0}" is in the namespace {1}, not in {2}: OLM does not find it there.',
          source,
          sourceNamespace,
          namespace,
        ),
        fix: {
          kind: 'replace',
          title: message('Change to "{0}"', sourceNamespace),
          path,
          value: sourceNamespace,
        },
      },
    ];
  },
};
