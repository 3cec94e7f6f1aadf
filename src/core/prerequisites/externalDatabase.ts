import { field } from '../field.ts';
import { message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { variablesIn } from '../workspace/namesInTexts.ts';
import { readValues } from '../yaml/parse.ts';
import { appConfigsOf, type AppConfig } from './appConfigs.ts';
import { backendEnvironment } from './backendEnvironment.ts';
import { keysOf } from './referenceUse.ts';
import { evidence, ready, unseen, settling, verdict } from './verdict.ts';

/**
 * Judges the login of a database that is not the operator's: whether RHDH is given every variable that its configuration
 * takes the connection from. The server itself is nobody's to look at from here. `mode` is the field that says so.
 */
export function externalDatabase(
  snapshot: Snapshot,
  { object: backstage, since }: Observed,
  target: ClusterTarget,
  mode: Evidence,
): Status {
  const { name } = backstage.metadata;
  const read = appConfigsOf(snapshot, backstage);
  if (!read.seen) return unseen(read);
  const environment = backendEnvironment(snapshot, backstage, target);
  const wanted = variablesOfConnection(read.configs, target);
  if (environment === undefined || wanted === undefined) {
    const said = message(
      'Backstage {0} uses an external database by a configuration of its own, which is not checked.',
      name,
    );
    return verdict('notApplicable', 'external-database', said, [mode]);
  }
  const { given, wholes, dark } = environment;
  const missing = wanted.filter((variable) => !given.has(variable));
  const sources = wholes.map((one) => evidence(one.object, 'data (keys)', keysOf(one).join(', ')));
  if (missing.length === 0) {
    const said = message(
      'Backstage {0} is given all that it signs in to its external database with. The server itself is not checked.',
      name,
    );
    return ready('external-login', said, [mode, ...sources]);
  }
  if (dark.length > 0) {
    const said = message(
      'Backstage {0} uses an external database. Whether {1} has {2} cannot be told: nothing but its values says so, and those are not read.',
      name,
      dark.join(', '),
      missing.join(', '),
    );
    return verdict('unknown', 'keys-unknown', said, [mode]);
  }
  const said = message(
    'Backstage {0} uses an external database, and nothing gives it {1}. Add these keys to a Secret in spec.application.extraEnvs.secrets, or the variables to spec.application.extraEnvs.envs.',
    name,
    missing.join(', '),
  );
  const changed = Math.max(since, ...wholes.map((one) => one.since));
  return settling(snapshot.at, changed, 'external-login-missing', said, [mode, ...sources]);
}

const parts = ['host', 'port', 'user', 'password'] as const;

/**
 * The variables that the connection is made of: those of the image's own app-config, as far as no configuration of the
 * user's says otherwise. `undefined` for a connection that is written as a whole, or in a text that cannot be read.
 */
function variablesOfConnection(
  configs: readonly AppConfig[],
  { release: { backend } }: ClusterTarget,
): readonly string[] | undefined {
  const connection: Record<string, unknown> = Object.fromEntries(
    parts.map((part) => [part, `\${${backend.database[part]}}`]),
  );
  for (const { text } of configs) {
    if (!text.includes('database')) continue;
    const [value] = readValues(text, { version: '1.2' }) ?? [];
    if (value === undefined) return undefined;
    const own = field(value, 'backend', 'database', 'connection');
    if (typeof own === 'string') return undefined;
    for (const part of parts) connection[part] = field(own, part) ?? connection[part];
  }
  return [
    ...new Set(
      Object.values(connection).flatMap((value) =>
        variablesIn(String(value), []).flatMap((use) => (use.optional === true ? [] : [use.name])),
      ),
    ),
  ];
}
