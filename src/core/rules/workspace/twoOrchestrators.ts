import { message } from '../../message.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { areOneSet } from './evidentSet.ts';
import { runsOrchestrator } from './orchestratorBackends.ts';
import { placeOfObject } from './placeOfObject.ts';

/** Two Backstage objects of one namespace run the Orchestrator. */
export const twoOrchestrators: WorkspaceRule = {
  code: 'cr-two-orchestrators',
  about: 'workspace',
  consumer: 'operator',
  effect: 'silent',
  severity: 'error',
  releases: 'all',
  title: 'Two Backstage objects with the Orchestrator in one namespace',
  why: `Platform and network policies have fixed names, so a namespace has them once. The RHDH operator makes them for either
object in turn: the one it looked at last owns them, and its database is in the platform. It says nothing, both look healthy, and
deleting the owner deletes them under the other.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: other
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: other
  namespace: rhdh-other
spec:
  flavours:
    - name: orchestrator
`,
  },
  judge(object, around, context) {
    if (!runsOrchestrator(object, around, context)) return [];
    const first = around
      .near(object.file)
      .find(
        (other) =>
          other.kind === 'Backstage' &&
          other.name !== object.name &&
          isBefore(other, object) &&
          areOneSet(other, object, around) &&
          shareNamespace(other, object, around) === 'yes' &&
          runsOrchestrator(other, around, context),
      );
    if (first === undefined) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          '"{0}" in {1} runs the Orchestrator in this namespace, too. The RHDH operator takes platform and policies from one and gives them to the other, each time it looks at either.',
          first.name,
          placeOfObject(first, object),
        ),
      },
    ];
  },
};

/** Told once, at the later of the two. */
function isBefore(one: WorkspaceObject, other: WorkspaceObject): boolean {
  if (one.file !== other.file) return one.file < other.file;
  return one.document === other.document
    ? Number(one.path[1] ?? 0) < Number(other.path[1] ?? 0)
    : one.document < other.document;
}
