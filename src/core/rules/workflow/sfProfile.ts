import { field, textAt } from '../../field.ts';
import type { Fix } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

const profile = 'sonataflow.org/profile';

const path = ['metadata', 'annotations', profile];

/** A workflow whose profile keeps it out of RHDH, or is none. */
export const sfProfile: DocumentRule = {
  code: 'sf-profile',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'A workflow that RHDH does not show',
  why: `The annotation \`sonataflow.org/profile\` says how a workflow is run. With \`dev\` it is never connected to data-index, and RHDH
does not know of it. RHDH is made for \`gitops\`: an image that was built beforehand. Any other word is rewritten to \`preview\`,
which builds the image in the cluster.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: rhdh
  annotations:
    sonataflow.org/profile: dev
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
  fix: 'Writes `gitops` where the workflow has an image.',
  judge({ is, value }) {
    const written = is.kind === 'sonataflow' ? textAt(value, ...path) : undefined;
    const said = written === undefined || /[<{$]/.test(written) ? undefined : say(written);
    if (said === undefined) return [];
    const fix = fixFor(value);
    return [{ path, at: 'value', message: said, ...(fix === undefined ? {} : { fix }) }];
  },
};

function say(written: string): Message | undefined {
  if (written === 'gitops' || written === 'preview') return undefined;
  return written === 'dev'
    ? message('With "dev" the workflow is never connected to data-index: RHDH does not show it.')
    : message(
        'There is no profile "{0}": the operator rewrites it to "preview", which builds the image in the cluster.',
        written,
      );
}

function fixFor(workflow: unknown): Fix | undefined {
  if (field(workflow, 'spec', 'podTemplate', 'container', 'image') === undefined) return undefined;
  return { kind: 'replace', title: message('Change to "gitops"'), path, value: 'gitops' };
}
