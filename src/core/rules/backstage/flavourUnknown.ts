import { listAt, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { nearest } from '../../schema/nearest.ts';
import type { DocumentRule } from '../rule.ts';

/** A flavour that the release does not have. */
export const flavourUnknown: DocumentRule = {
  code: 'flavour-unknown',
  about: 'document',
  consumer: 'operator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A flavour that the release does not have',
  why: `The operator knows the flavours of its release and stops at any other name, even with \`enabled: false\`: nothing of RHDH is
made. Releases before 1.10 have no flavours; there the Orchestrator is switched on in the ConfigMap with dynamic-plugins.yaml.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestratr
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
`,
  },
  fix: 'Puts in the flavour that was probably meant.',
  judge({ is, value }, { release: { line, flavours } }) {
    // Without flavours the field itself does not exist, which the structure tells.
    if (is.kind !== 'backstage' || flavours.length === 0) return [];
    const known = flavours.map(({ name }) => name);
    return listAt(value, 'spec', 'flavours').flatMap((flavour, index) => {
      const name = textAt(flavour, 'name');
      if (name === undefined || known.includes(name)) return [];
      const path = ['spec', 'flavours', index, 'name'];
      const meant = nearest(name, known);
      return [
        {
          path,
          at: 'value',
          message: message(
            'RHDH {0} has no flavour "{1}", and the operator stops at it. It knows {2}.',
            line,
            name,
            known.join(', '),
          ),
          ...(meant === undefined
            ? {}
            : {
                fix: {
                  kind: 'replace',
                  title: message('Change to "{0}"', meant),
                  path,
                  value: meant,
                } as const,
              }),
        },
      ];
    });
  },
};
