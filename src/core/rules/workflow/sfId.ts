import { message } from '../../message.ts';
import { isPatch } from '../../workspace/surroundings.ts';
import { areTogether, shareNamespace } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { isBefore } from '../workspace/earlierOfKind.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';

/** Two workflows of one id, which data-index takes for one. */
export const sfId: WorkspaceRule = {
  code: 'sf-id',
  about: 'workspace',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'Two workflows of one id',
  why: `The name of a SonataFlow is the id of its workflow. Data-index knows workflows by their id alone, of whatever namespace
they are: of two with one id RHDH shows the one that registered last.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: team-a
spec:
  flow:
    start: Greet
    states:
      - { name: Greet, type: inject, data: {}, end: true }
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: team-b
spec:
  flow:
    start: Greet
    states:
      - { name: Greet, type: inject, data: {}, end: true }
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: team-a
spec:
  flow:
    start: Greet
    states:
      - { name: Greet, type: inject, data: {}, end: true }
`,
  },
  judge(object, around) {
    if (object.kind !== 'SonataFlow' || isPatch(object, around)) return [];
    const first = around
      .defining('SonataFlow', object.name)
      .find(
        (other) =>
          isBefore(other, object) &&
          areTogether(object, other, around) &&
          shareNamespace(object, other, around) === 'no',
      );
    if (first === undefined) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          'The workflow in {0} has the same id. Where one data-index serves both, RHDH shows the one that registered last.',
          placeOfObject(first, object),
        ),
      },
    ];
  },
};
