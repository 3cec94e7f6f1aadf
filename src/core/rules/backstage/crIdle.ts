import { field } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** The annotation that stops the workloads of newer releases. */
const annotation = 'rhdh.redhat.com/idle';

const path = ['metadata', 'annotations', annotation];

/** RHDH is to be idle, by an annotation that the release does not read. */
export const crIdle: DocumentRule = {
  code: 'cr-idle',
  about: 'document',
  consumer: 'operator',
  effect: 'silent',
  severity: 'hint',
  releases: ({ behaviour }) => !behaviour.idles,
  title: 'An annotation that the release does not read',
  why: `The operator of RHDH 2.0 stops RHDH and its database when the Backstage object is annotated with \`rhdh.redhat.com/idle\`.
Up to 1.10 nobody reads it, and everything goes on running.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
  annotations:
    rhdh.redhat.com/idle: "true"
    example.com/team: platform
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
  annotations:
    example.com/team: platform
`,
  },
  fix: 'Removes it.',
  judge({ is, value }, { release }) {
    if (is.kind !== 'backstage' || field(value, ...path) === undefined) return [];
    return [
      {
        path,
        at: 'key',
        message: message(
          'The operator of RHDH {0} does not read this annotation: RHDH goes on running.',
          release.line,
        ),
        fix: { kind: 'remove', title: message('Remove the annotation'), path },
      },
    ];
  },
};
