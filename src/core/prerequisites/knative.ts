import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Judge, PrerequisiteId, Status } from '../status.ts';
import type { Observed, ResourceKey, Snapshot } from '../snapshot.ts';
import { knativeReadiness } from './knativeReadiness.ts';
import { inNamespace, look } from './observed.ts';
import { evidence, unseen, verdict } from './verdict.ts';

interface KnativePart {
  readonly id: PrerequisiteId;
  readonly resource: ResourceKey;
  readonly kind: string;
  /** The only namespace its operator accepts. */
  readonly namespace: string;
}

function knativePrerequisite(part: KnativePart): Judge {
  return {
    id: part.id,
    needs: () => ['serverless'],
    looksAt: [part.resource, 'deployments'],
    evaluate: (snapshot) => evaluateKnative(part, snapshot),
  };
}

export const knativeServing = knativePrerequisite({
  id: 'knative-serving',
  resource: 'knativeServings',
  kind: 'KnativeServing',
  namespace: 'knative-serving',
});

export const knativeEventing = knativePrerequisite({
  id: 'knative-eventing',
  resource: 'knativeEventings',
  kind: 'KnativeEventing',
  namespace: 'knative-eventing',
});

function evaluateKnative(part: KnativePart, snapshot: Snapshot): Status {
  const sight = look(snapshot, part.resource, part.namespace);
  if (!sight.seen) {
    return sight.code === 'not-served' ? verdict('absent', 'crd-missing', sight.reason) : unseen(sight);
  }
  const here = inNamespace(sight.objects, part.namespace);
  const [only, second] = here;
  if (only === undefined) return notInItsNamespace(part, sight.objects);
  if (second !== undefined) {
    return verdict(
      'degraded',
      'two-in-namespace',
      message(
        '{0} has {1} {2} objects; only one works, and deleting either removes the Deployments of both.',
        part.namespace,
        here.length,
        part.kind,
      ),
      here.map(({ object }) => evidence(object, 'metadata.name', object.metadata.name)),
    );
  }
  const { metadata } = only.object;
  // It goes on saying Ready while it is being deleted.
  if (metadata.deletionTimestamp !== undefined) {
    return leaving(only.object, metadata.deletionTimestamp);
  }
  return knativeReadiness(snapshot, only, part.namespace);
}

/** Its finalizers are taken away by the operator of OpenShift Serverless, and by nobody where that has gone before. */
function leaving(object: Manifest, deletionTimestamp: string): Status {
  const { name, finalizers = [] } = object.metadata;
  const seen = evidence(object, 'metadata.deletionTimestamp', deletionTimestamp);
  if (finalizers.length === 0) {
    return verdict('removing', 'deleting', message('{0} {1} is being deleted.', object.kind, name), [seen]);
  }
  const held = finalizers.join(', ');
  const said = message(
    '{0} {1} is being deleted and waits for OpenShift Serverless to take away its finalizers ({2}). It stays for ever where that operator is gone: install it again.',
    object.kind,
    name,
    held,
  );
  return verdict('removing', 'deleting', said, [seen, evidence(object, 'metadata.finalizers', held)]);
}

function notInItsNamespace(part: KnativePart, elsewhere: readonly Observed[]): Status {
  const [stray] = elsewhere;
  const apply = [{ kind: 'apply', title: message('Create {0}', part.kind) }] as const;
  if (stray === undefined) {
    const said = message('No {0} in namespace {1}.', part.kind, part.namespace);
    return verdict('absent', 'not-there', said, [], { remedies: apply });
  }
  const said = message(
    '{0} {1} is in namespace {2}, but its operator only accepts {3}.',
    part.kind,
    stray.object.metadata.name,
    stray.object.metadata.namespace ?? '',
    part.namespace,
  );
  const seen = [evidence(stray.object, 'metadata.namespace', stray.object.metadata.namespace)];
  return verdict('degraded', 'wrong-namespace', said, seen, { remedies: apply });
}
