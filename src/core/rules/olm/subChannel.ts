import { textAt } from '../../field.ts';
import type { Severity } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { OperatorSubscription, Release } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';
import { isOpen, operatorOf, operatorsOf } from './operators.ts';

/** A Subscription follows a channel that is gone, or that of another release. */
export const subChannel: DocumentRule = {
  code: 'sub-channel',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A channel that is gone, unknown, or of something else',
  why: `Without the channel OLM finds no operator: the Subscription gets ResolutionFailed, and so does every other one in its
namespace. OpenShift Serverless once had a channel for each OpenShift version and has \`stable\` now. The RHDH operator has one
channel for each release: another one installs another RHDH. A channel of another package is a slip; one that nobody here has heard of
may be new, and is only pointed at.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: "4.7"
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: "stable"
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  fix: 'Puts in the channel of the release.',
  judge({ is, value }, { release }) {
    if (is.kind !== 'subscription') return [];
    const channel = textAt(value, 'spec', 'channel');
    const operator = operatorOf(release, textAt(value, 'spec', 'name'));
    if (channel === undefined || operator === undefined || isOpen(channel) || isStandIn(channel)) return [];
    const verdict = verdictOn(channel, operator, release);
    if (verdict === undefined) return [];
    const path = ['spec', 'channel'];
    return [
      {
        ...verdict,
        path,
        at: 'value',
        fix: {
          kind: 'replace',
          title: message('Change to "{0}"', operator.channel),
          path,
          value: operator.channel,
        },
      },
    ];
  },
};

interface Verdict {
  readonly severity: Severity;
  readonly message: Message;
}

function verdictOn(channel: string, operator: OperatorSubscription, release: Release): Verdict | undefined {
  if (operator.retiredChannels?.test(channel) === true) {
    return {
      severity: 'warning',
      message: message(
        'The catalog has no channel "{0}" of {1} any more: OLM finds nothing to install. Write "{2}".',
        channel,
        operator.package,
        operator.channel,
      ),
    };
  }
  if (operator.knownChannels?.test(channel) === false) return unknownChannel(channel, operator, release);
  const isOfLine = operator.channel.endsWith(`-${release.line}`);
  if (!isOfLine || channel === operator.channel || !/-\d+\.\d+$/.test(channel)) return undefined;
  return {
    severity: 'warning',
    message: message(
      'The channel "{0}" holds another release than RHDH {1}, whose channel is "{2}".',
      channel,
      release.line,
      operator.channel,
    ),
  };
}

/** Of what else there is in the catalog it is known to be no channel of this one; of any other name nobody knows. */
function unknownChannel(channel: string, operator: OperatorSubscription, release: Release): Verdict {
  const { package: name, channel: wanted } = operator;
  const isOfOthers =
    /^(?:alpha|beta|candidate)$/.test(channel) ||
    operatorsOf(release).some((other) => other !== operator && other.channel === channel);
  return isOfOthers
    ? {
        severity: 'warning',
        message: message(
          'No catalog is known to have a channel "{0}" of {1}: OLM finds nothing to install. Write "{2}".',
          channel,
          name,
          wanted,
        ),
      }
    : {
        severity: 'hint',
        message: message(
          'The channel "{0}" of {1} is none that is known here. Where it is not new, OLM finds nothing to install: write "{2}".',
          channel,
          name,
          wanted,
        ),
      };
}

/** What overlays of kustomize are meant to replace: `patch-me`, `CHANGE_ME_see-overlays`. */
function isStandIn(channel: string): boolean {
  return /(?:^|[-_])me(?:$|[-_])/i.test(channel);
}
