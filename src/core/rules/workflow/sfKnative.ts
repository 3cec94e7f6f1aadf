import { field, listAt, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule, Found } from '../rule.ts';

/** A workflow that needs a part of Knative. */
export const sfKnative: DocumentRule = {
  code: 'sf-knative',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'A workflow that needs Knative',
  why: `\`deploymentModel: knative\` needs KnativeServing: without it the condition Running stays Unknown for ever, and only an event
says why. \`sink\` and \`sources\` need KnativeEventing and a broker that is ready.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: rhdh
spec:
  podTemplate:
    deploymentModel: knative
    container:
      image: quay.io/example/greeting:1.0
  flow:
    start: Greet
    states:
      - name: Greet
        type: inject
        data: {}
        end: true
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: rhdh
spec:
  podTemplate:
    deploymentModel: kubernetes
    container:
      image: quay.io/example/greeting:1.0
  flow:
    start: Greet
    states:
      - name: Greet
        type: inject
        data: {}
        end: true
`,
  },
  judge({ is, value }, { release: { knative } }) {
    if (is.kind !== 'sonataflow') return [];
    const model = ['spec', 'podTemplate', 'deploymentModel'];
    const serving: readonly Found[] =
      textAt(value, ...model) === 'knative'
        ? [
            {
              path: model,
              at: 'value',
              message: message('This needs {0} in the cluster.', knative.serving.kind),
            },
          ]
        : [];
    const hasEvents =
      field(value, 'spec', 'sink') !== undefined || listAt(value, 'spec', 'sources').length > 0;
    if (!hasEvents) return serving;
    const name = field(value, 'spec', 'sink') === undefined ? 'sources' : 'sink';
    return [
      ...serving,
      {
        path: ['spec', name],
        at: 'key',
        message: message('This needs {0} in the cluster, and a broker that is ready.', knative.eventing.kind),
      },
    ];
  },
};
