import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { knativeObject } from './knativeObject.ts';

const path = ['spec', 'version'];

/** A version of Knative that is not inside the OpenShift Serverless of the release. */
export const knVersion: DocumentRule = {
  code: 'kn-version',
  about: 'document',
  consumer: 'knativeOperator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'A version of Knative by hand',
  why: `OpenShift Serverless brings one version of Knative and moves it on with itself. A version written by hand is one that it
may not bring; left out, it is always the right one.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
spec:
  version: "1.9"
  registry: {}
`,
    good: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
spec:
  registry: {}
`,
  },
  fix: 'Leaves the version out.',
  judge(facts, { release }) {
    const version = textAt(facts.value, ...path);
    const { knative, serverless } = release.compatibility;
    if (knativeObject(facts, release) === undefined || version === undefined) return [];
    if (version === knative || version.startsWith(`${knative}.`)) return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'OpenShift Serverless {0} brings Knative {1}, not {2}: leave the version to it.',
          serverless,
          knative,
          version,
        ),
        fix: { kind: 'remove', title: message('Remove "version"'), path },
      },
    ];
  },
};
