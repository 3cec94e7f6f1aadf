import { textAt } from '../../field.ts';
import type { Change, Fix, Path } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { OperatorSubscription, Release } from '../../release.ts';
import type { DocumentRule, Facts } from '../rule.ts';
import { packageIn, packagePath } from './operators.ts';

/** The Serverless Logic operator was renamed: a file installs the one that the release does not go with. */
export const subOtherPackage: DocumentRule = {
  code: 'sub-other-package',
  about: 'document',
  consumer: 'olm',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'The Serverless Logic operator of other releases',
  why: `Up to Serverless Logic 1.36 the package is \`logic-operator-rhel8\`, from 1.37 on \`logic-operator\`. The old one is never
upgraded to the new one, and both own the same CRDs: while the ClusterServiceVersion of one is there, OLM does not resolve the
other. On a cluster the old Subscription and its ClusterServiceVersion have to go first; platforms and workflows stay.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator-rhel8
  channel: alpha
  source: redhat-operators
  sourceNamespace: openshift-marketplace
  startingCSV: logic-operator-rhel8.v1.36.0
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
  fix: 'Puts in package, channel and first version of the release.',
  judge(facts, { release }) {
    const name = packageIn(facts);
    const path = packagePath(facts);
    const wanted = release.subscriptions.serverlessLogic;
    if (name === undefined || path === undefined || wanted.conflictsWith?.includes(name) !== true) return [];
    const fix = fixFor(facts, path, wanted);
    return [
      { path, at: 'value', message: say(name, wanted, release), ...(fix === undefined ? {} : { fix }) },
    ];
  },
};

function say(name: string, wanted: OperatorSubscription, { line, compatibility }: Release): Message {
  return message(
    'RHDH {0} goes with Serverless Logic {1}, whose package is "{2}". "{3}" is the package of other versions, and OLM does not go from one to the other.',
    line,
    compatibility.serverlessLogic,
    wanted.package,
    name,
  );
}

/** A ClusterExtension can change its package only by being made anew. */
function fixFor({ is, value }: Facts, path: Path, wanted: OperatorSubscription): Fix | undefined {
  if (is.kind !== 'subscription') return undefined;
  const { channel, startingCSV } = wanted;
  const changes: readonly Change[] = [
    { kind: 'replace', path, value: wanted.package },
    ...replaced(value, 'channel', channel),
    ...(startingCSV === undefined ? [] : replaced(value, 'startingCSV', startingCSV)),
  ];
  return { kind: 'several', title: message('Change to the package "{0}"', wanted.package), changes };
}

function replaced(value: unknown, name: string, to: string): readonly Change[] {
  const path = ['spec', name];
  const there = textAt(value, ...path);
  return there === undefined || there === to ? [] : [{ kind: 'replace', path, value: to }];
}
