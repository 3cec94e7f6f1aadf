import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { nameFor } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';

const path = ['metadata', 'name'];

/** A dot in the Backstage name, which the names of Services do not take. */
export const crNameDot: DocumentRule = {
  code: 'cr-name-dot',
  about: 'document',
  consumer: 'operator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A dot in the name of a Backstage object',
  why: `The API server takes a name with a dot. The operator makes a Service of it, and a Service may not have one: RHDH is not
deployed.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: developer.hub
  namespace: rhdh
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: developer-hub
  namespace: rhdh
`,
  },
  fix: 'Writes a hyphen for each dot.',
  judge({ is, value }, { release }) {
    const name = is.kind === 'backstage' ? (textAt(value, ...path) ?? '') : '';
    if (!/^[a-z0-9.-]+$/.test(name) || !name.includes('.')) return [];
    const without = name.replaceAll('.', '-');
    return [
      {
        path,
        at: 'value',
        message: message(
          'The operator makes a Service "{0}" of this name, and a Service cannot have a dot: RHDH is not deployed.',
          nameFor(release.generatedNames.databaseService, name),
        ),
        fix: { kind: 'replace', title: message('Change to "{0}"', without), path, value: without },
      },
    ];
  },
};
