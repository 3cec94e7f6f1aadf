import { message } from '../../message.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { areTogether, shareNamespace } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { isBefore } from './earlierOfKind.ts';
import { placeOfObject } from './placeOfObject.ts';

/** One object stands twice among what is applied together: only one of the two can be meant. */
export const objectTwice: WorkspaceRule = {
  code: 'object-twice',
  about: 'workspace',
  consumer: 'apiServer',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'One object is written twice',
  why: `Kind, namespace and name are what an object is known by. Of two documents that share them the later one is laid over
the earlier one when a file is applied, without a word; kustomize refuses both. Files of different folders are taken for
variants of which one is applied, and nothing is said about them.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
`,
  },
  judge(object, around) {
    const first = around
      .near(object.file)
      .find((other) => isBefore(other, object) && isSame(object, other, around));
    if (first === undefined) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          '{0} {1} is written in {2} already. Only one of the two can be: the later one counts, or kustomize refuses both.',
          object.kind,
          object.name,
          placeOfObject(first, object),
        ),
      },
    ];
  },
};

function isSame(object: WorkspaceObject, other: WorkspaceObject, around: Surroundings): boolean {
  return (
    other.kind === object.kind &&
    other.name === object.name &&
    !isPatch(object, around) &&
    !isPatch(other, around) &&
    areTogether(object, other, around) &&
    shareNamespace(object, other, around) === 'yes'
  );
}
