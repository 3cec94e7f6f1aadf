import { message } from '../message.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { Status } from '../status.ts';
import type { ClusterTarget } from '../target/target.ts';
import { backendSecretKey } from '../templates/objectNames.ts';
import { variablesIn } from '../workspace/namesInTexts.ts';
import { appConfigsOf } from './appConfigs.ts';
import { backendEnvironment } from './backendEnvironment.ts';
import { keysOf } from './referenceUse.ts';
import { evidence, settling, verdict } from './verdict.ts';

/**
 * Whether a configuration takes the token of the Orchestrator from a variable that nothing gives. A Secret may be named
 * by its key, or whole as in upstream's example, and then only its keys tell. `undefined` where all is there.
 */
export function missingToken(
  snapshot: Snapshot,
  { object: backstage, since }: Observed,
  target: ClusterTarget,
): Status | undefined {
  const read = appConfigsOf(snapshot, backstage);
  const asking = read.seen ? read.configs.find(({ text }) => asksForToken(text)) : undefined;
  const environment = backendEnvironment(snapshot, backstage, target);
  if (asking === undefined || environment?.given.has(backendSecretKey) !== false) return undefined;
  const { wholes, dark } = environment;
  const { name } = asking.configMap.metadata;
  const seen = evidence(asking.configMap, `data[${asking.key}]`, `\${${backendSecretKey}}`);
  if (dark.length > 0) {
    const said = message(
      'ConfigMap {0} takes a token from {1}. Whether {2} has that key cannot be told: nothing but its values says so, and those are not read.',
      name,
      backendSecretKey,
      dark.join(', '),
    );
    return verdict('unknown', 'keys-unknown', said, [seen]);
  }
  const [first, ...more] = wholes;
  const said =
    first === undefined
      ? message(
          'ConfigMap {0} takes a token from {1}, which Backstage {2} does not give: workflows that call RHDH back get 401. Add a Secret with that key to spec.application.extraEnvs.secrets.',
          name,
          backendSecretKey,
          backstage.metadata.name,
        )
      : message(
          'ConfigMap {0} takes a token from {1}, which nothing that Backstage {2} names has ({3}): workflows that call RHDH back get 401. Add the key to the Secret.',
          name,
          backendSecretKey,
          backstage.metadata.name,
          [first, ...more].map(({ object }) => `${object.kind} ${object.metadata.name}`).join(', '),
        );
  const changed = Math.max(since, ...wholes.map((one) => one.since));
  return settling(snapshot.at, changed, 'reference-variable-missing', said, [
    seen,
    ...wholes.map((one) => evidence(one.object, 'data (keys)', keysOf(one).join(', '))),
  ]);
}

function asksForToken(text: string): boolean {
  return variablesIn(text, []).some(({ name, optional }) => name === backendSecretKey && optional !== true);
}
