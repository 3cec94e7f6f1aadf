import { field, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Release } from '../release.ts';
import type { Note } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { isOn, pluginsConfigMapName, userEntries } from './pluginEntries.ts';

/**
 * What in the plugins that run is known to go wrong in this release, read where they are written. The rules say more
 * about the file; these three are what an upgrade or a move leaves behind.
 */
export function pluginNotes(
  snapshot: Snapshot,
  { object }: Observed,
  target: ClusterTarget,
): readonly Note[] {
  const written = userEntries(snapshot, object);
  if (written.kind !== 'read') return [];
  const where = pluginsConfigMapName(object) ?? object.metadata.name;
  return written.entries
    .filter((entry) => isOn(entry, target.release))
    .flatMap((entry) => [
      ...packageNotes(entry, where, target.release),
      ...addressNotes(entry, where, target),
    ]);
}

const npmScope = '@redhat/';

function packageNotes(entry: unknown, where: string, release: Release): readonly Note[] {
  const written = textAt(entry, 'package') ?? '';
  if (!/^@redhat\/backstage-plugin-(?:scaffolder-backend-module-)?orchestrator/.test(written)) return [];
  const known = release.plugins.filter((plugin) => plugin.package.startsWith(npmScope));
  if (known.length === 0) {
    const said = message(
      'ConfigMap {0} names the npm package {1}; RHDH {2} has the Orchestrator as images, so its installer does not find it. Rewrite the list for this release.',
      where,
      written,
      release.version,
    );
    return [{ code: 'npm-on-oci', severity: 'warning', message: said }];
  }
  const own = known.find(({ name }) => written.startsWith(`${npmScope}${name}@`));
  if (own === undefined || own.package === written || textAt(entry, 'integrity') !== undefined) return [];
  const said = message(
    'ConfigMap {0} names {1} without an integrity; RHDH {2} knows that of {3} alone, so its installer stops. Change the version.',
    where,
    written,
    release.version,
    own.package,
  );
  return [{ code: 'integrity-unknown', severity: 'warning', message: said }];
}

/** Without a namespace a Service is looked for in that of RHDH, where the platform of the target is. */
function addressNotes(entry: unknown, where: string, target: ClusterTarget): readonly Note[] {
  const url = textAt(field(entry, 'pluginConfig'), 'orchestrator', 'dataIndexService', 'url');
  if (url === undefined) return [];
  const { platform } = target.release;
  const suffix = platform.services.find((service) => service.field === 'dataIndex')?.suffix ?? '';
  const service = `${platform.name}-${suffix}`;
  const host = /^\w+:\/\/([^/:]+)/.exec(url)?.[1] ?? '';
  const [name, namespace = target.namespace, ...rest] = host.split('.');
  const isInside = rest.length === 0 || rest[0] === 'svc';
  if (!isInside || (name === service && namespace === target.namespace)) return [];
  const said = message(
    'ConfigMap {0} sends RHDH to {1} for its workflows; the data-index of this target is http://{2}.{3}. Write that address, or leave "dataIndexService" out.',
    where,
    url,
    service,
    target.namespace,
  );
  return [{ code: 'other-data-index', severity: 'warning', message: said }];
}
