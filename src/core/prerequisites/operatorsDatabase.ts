import { field, numberAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Evidence, Status } from '../status.ts';
import { defaultDatabasePort } from '../target/database.ts';
import type { ClusterTarget } from '../target/target.ts';
import { evidence, verdict } from './verdict.ts';

const postgresqlOf = (service: string): readonly string[] => [
  'spec',
  'services',
  service,
  'persistence',
  'postgresql',
];

/**
 * The field in which a service of the platform uses another database than the RHDH operator writes for the target. All
 * of them it puts back when it looks again.
 */
export function foreignDatabase(platform: Manifest, target: ClusterTarget): Evidence | undefined {
  const { generatedNames, platform: facts } = target.release;
  const wanted: readonly (readonly [path: readonly string[], value: string])[] = [
    [['secretRef', 'name'], nameFor(generatedNames.databaseSecret, target.name)],
    [['secretRef', 'userKey'], facts.userKey],
    [['secretRef', 'passwordKey'], facts.passwordKey],
    [['serviceRef', 'name'], nameFor(generatedNames.databaseService, target.name)],
    [['serviceRef', 'namespace'], target.namespace],
    [['serviceRef', 'databaseName'], facts.databaseName],
  ];
  for (const { field: service } of facts.services) {
    for (const [rest, value] of wanted) {
      const path = [...postgresqlOf(service), ...rest];
      const found = textAt(platform, ...path);
      if (found !== value) return evidence(platform, path.join('.'), found);
    }
  }
  return undefined;
}

/** A port that somebody else wrote survives every look of the RHDH operator (recordings: rhdh-operator, B1). */
export function strayPort(platform: Manifest, target: ClusterTarget): Status | undefined {
  const service = target.release.platform.services.find(({ field: name }) => {
    const path = [...postgresqlOf(name), 'serviceRef', 'port'];
    return field(platform, ...path) !== undefined && numberAt(platform, ...path) !== defaultDatabasePort;
  });
  if (service === undefined) return undefined;
  const path = [...postgresqlOf(service.field), 'serviceRef', 'port'];
  const at = path.join('.');
  const seen = evidence(platform, at, numberAt(platform, ...path));
  const said = message(
    'SonataFlowPlatform {0} goes to port {1} of the database that the RHDH operator makes, which listens on {2}. Delete {3} from it: the operator leaves that field as it is.',
    platform.metadata.name,
    seen.value,
    defaultDatabasePort,
    at,
  );
  return verdict('degraded', 'platform-database-port', said, [seen]);
}
