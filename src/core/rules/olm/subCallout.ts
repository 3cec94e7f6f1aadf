import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

const fields = ['name', 'channel', 'source', 'sourceNamespace', 'startingCSV'] as const;

/** The number of a remark was copied out of documentation together with the value. */
export const subCallout: DocumentRule = {
  code: 'sub-callout',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'The number of a remark was copied, too',
  why: `Examples in documentation carry numbers that point at remarks below. Copied out of a browser they become part of the
value: there is no channel \`stable 1\`, and OLM resolves nothing in the whole namespace.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: stable 1
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
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  fix: 'Removes the number.',
  judge({ is, value }) {
    if (is.kind !== 'subscription') return [];
    return fields.flatMap((name) => {
      const path = ['spec', name];
      const text = textAt(value, ...path) ?? '';
      const [, meant, number] =
        /^(\S+)(\s+(?:\d{1,2}|<\d{1,2}>|\(\d{1,2}\)|[\u2460-\u2473\u2776-\u277f]))$/.exec(text) ?? [];
      if (meant === undefined || number === undefined) return [];
      return [
        {
          path,
          at: 'value',
          span: [meant.length, text.length],
          message: message('"{0}" was copied with the number of a remark: OLM looks for exactly that.', text),
          fix: { kind: 'replace', title: message('Change to "{0}"', meant), path, value: meant },
        },
      ];
    });
  },
};
