import { flagAt, listAt, textAt } from '../core/field.ts';
import { message } from '../core/message.ts';
import type { WatchedResource } from '../core/snapshot.ts';
import type { Answer, Failure } from './failure.ts';
import { versionPath, type ServedType } from './resourcePath.ts';
import type { Transport } from './transport.ts';

export type Discovered = { readonly kind: 'served'; readonly type: ServedType } | Failure;

/**
 * The first of the preferred versions in which the API server serves a resource, else `notServed`.
 * Asked before any list: without rights a list of what is not served is refused as forbidden, not as unknown.
 */
export async function discoverResource(
  transport: Transport,
  { group, versions, plural }: WatchedResource,
  signal: AbortSignal,
): Promise<Discovered> {
  for (const version of versions) {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const found = await discover(transport, apiVersion, (entry) => textAt(entry, 'name') === plural, signal);
    if (found.kind !== 'notServed') return found;
  }
  const name = group === '' ? plural : `${plural}.${group}`;
  return { kind: 'notServed', reason: message('The API server does not know {0}.', name) };
}

/** The resource that holds the objects of a kind. */
export function discoverKind(
  transport: Transport,
  apiVersion: string,
  kind: string,
  signal: AbortSignal,
): Promise<Discovered> {
  const isMain = (entry: unknown): boolean =>
    // Subresources stand in the same list, some under the kind of their object.
    textAt(entry, 'kind') === kind && textAt(entry, 'name')?.includes('/') === false;
  return discover(transport, apiVersion, isMain, signal);
}

async function discover(
  transport: Transport,
  apiVersion: string,
  isWanted: (entry: unknown) => boolean,
  signal: AbortSignal,
): Promise<Discovered> {
  const answer = await askOnce(transport, versionPath(apiVersion), signal);
  if (answer.kind !== 'ok') return answer;
  if (textAt(answer.body, 'kind') !== 'APIResourceList') {
    return {
      kind: 'unreachable',
      reason: message('{0} gave an answer that is not its own.', transport.server),
    };
  }
  const entry = listAt(answer.body, 'resources').find(isWanted);
  const plural = textAt(entry, 'name');
  if (plural === undefined) {
    return { kind: 'notServed', reason: message('The API server does not serve it in {0}.', apiVersion) };
  }
  return { kind: 'served', type: { apiVersion, plural, namespaced: flagAt(entry, 'namespaced') === true } };
}

interface UnderWay {
  readonly signal: AbortSignal;
  readonly answer: Promise<Answer>;
}

const underWay = new WeakMap<Transport, Map<string, UnderWay>>();

/** What several resources of one version of a group ask at the same time is asked once: requests wait for each other. */
function askOnce(transport: Transport, path: string, signal: AbortSignal): Promise<Answer> {
  const asked = underWay.get(transport) ?? new Map<string, UnderWay>();
  underWay.set(transport, asked);
  const same = asked.get(path);
  // Whoever asks by another signal may be cancelled at another time.
  if (same?.signal === signal) return same.answer;
  const answer = transport.request({ path, signal }).finally(() => {
    if (asked.get(path)?.answer === answer) asked.delete(path);
  });
  asked.set(path, { signal, answer });
  return answer;
}
