import { field, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

const path = ['metadata', 'annotations', 'sonataflow.org/profile'];

/** A workflow that is to run an image, and names none. */
export const sfImage: DocumentRule = {
  code: 'sf-image',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A workflow without the image it runs',
  why: `With the profile \`gitops\` nothing is built in the cluster: the operator makes a Deployment of the image in
\`spec.podTemplate.container.image\`. Without one the Deployment is refused, and the workflow stays at DeploymentIsUnavailable.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: rhdh
  annotations:
    sonataflow.org/profile: gitops
spec:
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
  annotations:
    sonataflow.org/profile: gitops
spec:
  podTemplate:
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
  judge({ is, value }) {
    if (is.kind !== 'sonataflow' || is.form !== undefined || textAt(value, ...path) !== 'gitops') return [];
    const image = field(value, 'spec', 'podTemplate', 'container', 'image') ?? '';
    if (image !== '' || field(value, 'spec', 'flow') === undefined) return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'With "gitops" nothing is built in the cluster: name the image in spec.podTemplate.container.image.',
        ),
      },
    ];
  },
};
