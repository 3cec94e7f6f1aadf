import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { OperatorSubscription, Release } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';
import { takenForPackages } from '../../ourObjects.ts';
import { operatorsOf } from './operators.ts';

/** A Subscription names a product where the package belongs. */
export const subPackage: DocumentRule = {
  code: 'sub-package',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A Subscription names a product instead of a package',
  why: `\`spec.name\` is the name of the package in the catalog, not what the console shows. OLM finds no operator by the name of
the product, of its namespace or of its version (\`rhdh-operator\`): the Subscription gets ResolutionFailed, and so does every other Subscription in its namespace.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: rhdh
  namespace: rhdh-operator
spec:
  name: Red Hat Developer Hub
  channel: fast-1.10
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: rhdh
  namespace: rhdh-operator
spec:
  name: rhdh
  channel: fast-1.10
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  fix: 'Puts in the package of that product.',
  judge({ is, value }, { release }) {
    const name = is.kind === 'subscription' ? textAt(value, 'spec', 'name') : undefined;
    const operator = name === undefined ? undefined : operatorOfProduct(release, name);
    if (name === undefined || operator === undefined) return [];
    const path = ['spec', 'name'];
    return [
      {
        path,
        at: 'value',
        message: message(
          '"{0}" is no package. That of {2} in the catalog is "{1}": OLM finds no other.',
          name,
          operator.package,
          operator.product,
        ),
        fix: {
          kind: 'replace',
          title: message('Replace with "{0}"', operator.package),
          path,
          value: operator.package,
        },
      },
    ];
  },
};

/** The longest name goes first: Serverless Logic is not Serverless. */
function operatorOfProduct(release: Release, name: string): OperatorSubscription | undefined {
  const taken = takenForPackages.get(name);
  if (taken !== undefined) return operatorsOf(release).find(({ product }) => product === taken);
  if (!/[A-Z ]/.test(name)) return undefined;
  const asked = name.toLowerCase();
  return operatorsOf(release)
    .toSorted((one, other) => other.product.length - one.product.length)
    .find(({ product }) => asked.includes(product.toLowerCase().replace(/^red hat /, '')));
}
