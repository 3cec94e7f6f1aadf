import { message, type Message } from '../../message.ts';
import { operatorMakesPlatform } from '../../target/target.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import { namespaceOf } from '../../workspace/together.ts';
import { knownTarget } from '../knownTarget.ts';
import type { RuleContext, WorkspaceRule } from '../rule.ts';
import { earlierOfKind } from '../workspace/earlierOfKind.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';

/** One platform of a namespace is active; the others wait for it to go. */
export const sfpSecond: WorkspaceRule = {
  code: 'sfp-second',
  about: 'workspace',
  consumer: 'logicOperator',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A second platform in one namespace',
  why: `The Serverless Logic operator works with one platform in a namespace. Any other stays at Succeed=False with the reason
Duplicated and an empty message, and nothing of it is deployed, until the first one is deleted. The annotation
\`sonataflow.org/secondary.platform: "true"\` makes both work side by side.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: more-workflows
  namespace: team-a
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
`,
  },
  judge(object, around, context) {
    if (object.traits.of !== 'SonataFlowPlatform' || object.traits.isSecondary) return [];
    const said = besideOperators(object, around, context) ?? besideAnother(object, around);
    return said === undefined ? [] : [{ path: ['metadata', 'name'], at: 'value', message: said }];
  },
};

function besideOperators(
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): Message | undefined {
  const target = knownTarget(context);
  if (target === undefined || !operatorMakesPlatform(target)) return undefined;
  const made = target.release.platform.name;
  if (object.name === made || namespaceOf(object, around) !== target.namespace) return undefined;
  return message(
    'The RHDH operator makes the platform {0} in {1}: one of the two stays Duplicated, and nothing of it is deployed.',
    made,
    target.namespace,
  );
}

function besideAnother(object: WorkspaceObject, around: Surroundings): Message | undefined {
  const first = earlierOfKind(object, around);
  if (first === undefined) return undefined;
  return message(
    'The platform {0} in {1} is for the same namespace: one of the two stays Duplicated, and nothing of it is deployed.',
    first.name,
    placeOfObject(first, object),
  );
}
