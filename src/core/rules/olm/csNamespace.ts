import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { isOpen } from './operators.ts';

/** A catalog that Subscriptions of other namespaces do not see by default. */
export const csNamespace: DocumentRule = {
  code: 'cs-namespace',
  about: 'document',
  consumer: 'olm',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'A catalog outside the namespace for all',
  why: `The catalogs in \`openshift-marketplace\` are there for every namespace. One elsewhere serves the Subscriptions beside it
only, while the operators of the Orchestrator have a namespace each.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: CatalogSource
metadata:
  name: redhat-operators-mirror
  namespace: rhdh
spec:
  sourceType: grpc
  image: mirror.example.com/redhat/redhat-operator-index:v4.18
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: CatalogSource
metadata:
  name: redhat-operators-mirror
  namespace: openshift-marketplace
spec:
  sourceType: grpc
  image: mirror.example.com/redhat/redhat-operator-index:v4.18
`,
  },
  fix: 'Puts in the namespace whose catalogs are for all.',
  judge({ is, value }, { release, target }) {
    const path = ['metadata', 'namespace'];
    const namespace = is.kind === 'catalogsource' ? textAt(value, ...path) : undefined;
    const wanted = target?.catalog.sourceNamespace ?? release.subscriptions.serverless.sourceNamespace;
    if (namespace === undefined || namespace === wanted || isOpen(namespace)) return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'Catalogs in {0} are for every namespace; one in {1} is for {1} alone.',
          wanted,
          namespace,
        ),
        fix: { kind: 'replace', title: message('Change to "{0}"', wanted), path, value: wanted },
      },
    ];
  },
};
