import type { ExtensionFacts, OlmV1Facts } from '../../infrastructure.ts';
import { field } from '../../field.ts';
import { message } from '../../message.ts';
import type { Release } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';
import { packageIn } from './operators.ts';

/** A ClusterExtension without the ServiceAccount that OLM v1 installs it by. */
export const ceServiceAccount: DocumentRule = {
  code: 'ce-service-account',
  about: 'document',
  consumer: 'apiServer',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A ClusterExtension without ServiceAccount',
  why: `OLM v1 of the OpenShift versions that RHDH runs on installs an operator with the rights of a ServiceAccount of the user,
and the API server there refuses a ClusterExtension without one. Only the newest OLM v1 ignores the field.`,
  example: {
    release: '1.10',
    bad: `apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata:
  name: serverless-operator
spec:
  namespace: openshift-serverless
  source:
    sourceType: Catalog
    catalog:
      packageName: serverless-operator
`,
    good: `apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata:
  name: serverless-operator
spec:
  namespace: openshift-serverless
  serviceAccount:
    name: serverless-operator-installer
  source:
    sourceType: Catalog
    catalog:
      packageName: serverless-operator
`,
  },
  fix: 'Adds the name that the scaffold gives the ServiceAccount of this operator.',
  judge(facts, { release }) {
    const { is, value } = facts;
    if (is.kind !== 'clusterextension' || is.form === 'patch') return [];
    const spec = field(value, 'spec');
    if (spec === undefined || field(spec, 'serviceAccount') !== undefined) return [];
    const known = extensionOf(release, packageIn(facts));
    return [
      {
        path: ['spec', 'source', 'catalog', 'packageName'],
        at: 'value',
        message: message(
          'Before its newest version OLM v1 installs nothing without "serviceAccount": name one that may do all that the operator is given.',
        ),
        ...(known === undefined
          ? {}
          : {
              fix: {
                kind: 'set',
                title: message('Add the ServiceAccount "{0}"', known.serviceAccount),
                path: ['spec'],
                key: 'serviceAccount',
                value: { name: known.serviceAccount },
                after: 'namespace',
              } as const,
            }),
      },
    ];
  },
};

const extensions = [
  'serverless',
  'serverlessLogic',
  'rhdh',
  'pipelines',
  'gitops',
] as const satisfies readonly (keyof OlmV1Facts)[];

function extensionOf(
  { olmV1, subscriptions }: Release,
  name: string | undefined,
): ExtensionFacts | undefined {
  const known = extensions.find((one) => subscriptions[one]?.package === name);
  return known && olmV1[known];
}
