import { listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Note } from '../status.ts';
import type { ClusterTarget } from '../target/target.ts';

/**
 * Whether RHDH asks a proxy for the data-index, which no proxy outside the cluster knows. Only values that stand in the
 * workload itself are known; what comes from a Secret or a ConfigMap as a whole is not held against it.
 */
export function proxyNotes(workload: Manifest, { release, namespace }: ClusterTarget): readonly Note[] {
  const containers = listAt(workload, 'spec', 'template', 'spec', 'containers');
  const container = containers.find((one) => textAt(one, 'name') === release.backend.container);
  const valueOf = (name: string): string | undefined =>
    [name, name.toLowerCase()]
      .flatMap((wanted) => listAt(container, 'env').filter((one) => textAt(one, 'name') === wanted))
      .flatMap((one) => textAt(one, 'value') ?? [])[0];
  if (valueOf('HTTP_PROXY') === undefined && valueOf('GLOBAL_AGENT_HTTP_PROXY') === undefined) return [];
  const exceptions = valueOf('NO_PROXY') ?? valueOf('GLOBAL_AGENT_NO_PROXY');
  if (exceptions === undefined && listAt(container, 'envFrom').length > 0) return [];
  const suffix = release.platform.services.find(({ field }) => field === 'dataIndex')?.suffix ?? '';
  const service = `${release.platform.name}-${suffix}`;
  const hosts = [service, `${service}.${namespace}`, `${service}.${namespace}.svc`];
  const isExcepted = (exceptions ?? '')
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map((one) => one.replace(/^\*/, ''))
    .some(
      (one) =>
        one === '' || hosts.some((host) => host === one || host.endsWith(`.${one.replace(/^\./, '')}`)),
    );
  if (isExcepted) return [];
  const said = message(
    'RHDH goes through a proxy, and NO_PROXY does not except the Services of the cluster: it does not reach {0}. Add ".{1}" and ".svc" to NO_PROXY.',
    service,
    namespace,
  );
  return [{ code: 'no-proxy', severity: 'warning', message: said }];
}
