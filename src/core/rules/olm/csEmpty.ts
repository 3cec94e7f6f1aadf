import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** A CatalogSource that serves nothing. */
export const csEmpty: DocumentRule = {
  code: 'cs-empty',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A CatalogSource without image and address',
  why: `A CatalogSource of type \`grpc\` needs the image with the catalog, or the address of a server that runs already. Without
both OLM has nothing to ask, and no Subscription to it is ever resolved.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: CatalogSource
metadata:
  name: redhat-operators
  namespace: openshift-marketplace
spec:
  sourceType: grpc
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: CatalogSource
metadata:
  name: redhat-operators
  namespace: openshift-marketplace
spec:
  sourceType: grpc
  image: mirror.example.com/redhat/redhat-operator-index:v4.18
`,
  },
  judge({ is, value }) {
    const path = ['spec', 'sourceType'];
    if (is.kind !== 'catalogsource' || is.form === 'patch' || textAt(value, ...path) !== 'grpc') return [];
    if ([textAt(value, 'spec', 'image'), textAt(value, 'spec', 'address')].some((text = '') => text !== '')) {
      return [];
    }
    return [
      {
        path,
        at: 'value',
        message: message(
          'A catalog of type "grpc" needs "image" or "address": without them it serves nothing.',
        ),
      },
    ];
  },
};
