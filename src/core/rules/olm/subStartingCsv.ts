import { textAt } from '../../field.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { OperatorSubscription } from '../../release.ts';
import type { DocumentRule, Found } from '../rule.ts';
import { isOpen, operatorOf } from './operators.ts';

const path = ['spec', 'startingCSV'];

/** `startingCSV` names a version of another package, or of a line that the release does not go with. */
export const subStartingCsv: DocumentRule = {
  code: 'sub-startingcsv',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A first version that the package does not have',
  why: `\`startingCSV\` is the name of a ClusterServiceVersion: that of the operator, \`.v\` and a version. One of another package
is in no channel of this one, so that OLM resolves nothing in the whole namespace. With another line than the one the release
goes with OLM installs what nobody tested together; with automatic approval it moves on to the newest version at once.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
  startingCSV: logic-operator-rhel8.v1.38.0
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
  startingCSV: logic-operator.v1.38.0
`,
  },
  fix: 'Puts in the first version of the release, or leaves it out where the release has none.',
  judge({ is, value }, { release }) {
    const name = is.kind === 'subscription' ? textAt(value, 'spec', 'name') : undefined;
    const version = textAt(value, ...path);
    if (name === undefined || version === undefined || isOpen(version) || /[A-Z ]/.test(name)) return [];
    const operator = operatorOf(release, name);
    const called = operator?.csv ?? name;
    if (!version.startsWith(`${called}.v`)) return [ofAnotherPackage(version, name, called, operator)];
    const wanted = operator?.startingCSV;
    if (operator === undefined || wanted === undefined || lineOf(wanted) === lineOf(version)) return [];
    return [
      {
        path,
        at: 'value',
        severity: 'info',
        effect: 'silent',
        message: message('RHDH {0} goes with {1}: "{2}" is of another line.', release.line, wanted, version),
        fix: fixFor(operator),
      },
    ];
  },
};

function ofAnotherPackage(
  version: string,
  name: string,
  called: string,
  operator: OperatorSubscription | undefined,
): Found {
  return {
    path,
    at: 'value',
    message: message(
      'The package {0} has no version "{1}": its versions are called "{2}.v" and a number. OLM resolves nothing.',
      name,
      version,
      called,
    ),
    ...(operator === undefined ? {} : { fix: fixFor(operator) }),
  };
}

function fixFor({ startingCSV }: OperatorSubscription): Fix {
  return startingCSV === undefined
    ? { kind: 'remove', title: message('Remove "startingCSV"'), path }
    : { kind: 'replace', title: message('Change to "{0}"', startingCSV), path, value: startingCSV };
}

/** `1.38` of `logic-operator.v1.38.0`. */
function lineOf(csv: string): string | undefined {
  return /\.v(\d+\.\d+)/.exec(csv)?.[1];
}
