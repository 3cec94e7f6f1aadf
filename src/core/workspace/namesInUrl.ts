import type { Path } from '../finding.ts';
import type { NamePlace, NameUse } from './nameUse.ts';

/** A Service as a URL says it: `name`, `name.namespace` and longer names of the cluster. */
interface ServiceInUrl {
  readonly name: string;
  readonly namespace?: string;
  /** Where the name begins in the text; the namespace stands one dot behind it. */
  readonly start: number;
}

const host =
  /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(?:[^/@\s]*@)?([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*)(?=[:/?]|$)/;

/** A name of two parts may as well be a domain; namespaces are hardly called like one of these. */
const domain = /^(?:com|org|net|io|dev|local|internal|cloud)$/;

/** The Service and the namespace that a URL names; nothing for a host outside the cluster. */
export function namesInUrl(url: string, path: Path, within?: Path): readonly NameUse[] {
  const found = serviceInUrl(url);
  if (found === undefined) return [];
  const { name, namespace, start } = found;
  const placeOf = (from: number, text: string): NamePlace => ({
    path,
    ...(within === undefined ? {} : { within }),
    span: [from, from + text.length],
  });
  const service = { role: 'reference', kind: 'Service', name, place: placeOf(start, name) } as const;
  if (namespace === undefined) return [service];
  const place = placeOf(start + name.length + 1, namespace);
  return [
    { ...service, namespace },
    { role: 'reference', kind: 'Namespace', name: namespace, place },
  ];
}

function serviceInUrl(url: string): ServiceInUrl | undefined {
  const [whole, found] = host.exec(url) ?? [];
  if (whole === undefined || found === undefined) return undefined;
  const [name = '', namespace, ...rest] = found.split('.');
  if (name === 'localhost' || !/^[a-z]/.test(name)) return undefined;
  const start = whole.length - found.length;
  if (namespace === undefined) return { name, start };
  const isInCluster = rest.length === 0 ? !domain.test(namespace) : rest[0] === 'svc';
  return isInCluster ? { name, namespace, start } : undefined;
}
