import { textAt } from '../field.ts';
import { valueOf } from '../prerequisites/answers.ts';
import { capacityQuestion, capacityWords } from '../prerequisites/capacity.ts';
import { objectsOf } from '../prerequisites/observed.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Target } from '../target/target.ts';

/** Which cluster was looked at, for what, and the versions in it: pairs of what and which. */
export function versionRows(snapshot: Snapshot, target: Target): readonly (readonly [string, string])[] {
  const { connection, context, server, at } = snapshot;
  const { release, method, namespace, name, label } = target;
  const { serverless, serverlessLogic, knative } = release.compatibility;
  return [
    ['Context', context],
    ['Server', server],
    ['Looked at', new Date(at).toISOString()],
    ...(label === undefined ? [] : [['Target', label] as const]),
    ['Backstage', `${namespace}/${name}`],
    ['Release wanted', `RHDH ${release.version}${release.final ? '' : ' (not final yet)'}`],
    ['Installed by', method],
    ...(connection.state === 'connected' ? [['Kubernetes', connection.version] as const] : []),
    ...clusterRows(snapshot),
    ...operatorVersions(snapshot, target),
    [
      'Published with it',
      `Serverless ${serverless}, Serverless Logic ${serverlessLogic}, Knative ${knative}`,
    ],
  ];
}

/** OpenShift, where it is one, and the Nodes that take Pods. */
function clusterRows(snapshot: Snapshot): readonly (readonly [string, string])[] {
  const version = textAt(objectsOf(snapshot, 'clusterVersions')[0]?.object, 'status', 'desired', 'version');
  const capacity = valueOf(snapshot, capacityQuestion);
  return [
    ...(version === undefined ? [] : [['OpenShift', version] as const]),
    ...(capacity === undefined || capacity.nodes === 0 ? [] : [['Nodes', capacityWords(capacity)] as const]),
  ];
}

/** The operators that the release subscribes, as their Subscriptions call what is installed. */
function operatorVersions(snapshot: Snapshot, { release }: Target): readonly (readonly [string, string])[] {
  const { serverless, serverlessLogic, rhdh } = release.subscriptions;
  const wanted = [serverless, serverlessLogic, rhdh].map((subscription) => subscription.package);
  return objectsOf(snapshot, 'subscriptions').flatMap(({ object }) => {
    const packageName = textAt(object, 'spec', 'name') ?? '';
    const installed = textAt(object, 'status', 'installedCSV');
    return installed === undefined || !wanted.includes(packageName)
      ? []
      : [[packageName, installed] as const];
  });
}
