import { field, listAt, textAt } from '../field.ts';

/** The address at which a Route is served; `undefined` while it has no host. */
export function addressOf(route: unknown): string | undefined {
  const admitted = listAt(route, 'status', 'ingress').flatMap((ingress) => textAt(ingress, 'host') ?? []);
  const host = admitted[0] ?? textAt(route, 'spec', 'host');
  // A host is a name of DNS; anything else would lead somewhere else than the Route does.
  if (host === undefined || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) return undefined;
  const scheme = field(route, 'spec', 'tls') === undefined ? 'http' : 'https';
  return `${scheme}://${host}${pathOf(textAt(route, 'spec', 'path'))}`;
}

function pathOf(path: string | undefined): string {
  return path === undefined || !/^\/[\w./-]*$/.test(path) ? '/' : path;
}
