import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import { field, listAt } from '../core/field.ts';
import type { ObjectRef } from '../core/manifest.ts';
import { loggedContainer, type LoggedContainer } from '../core/report/loggedContainer.ts';
import { withoutSecrets } from '../core/report/secretWords.ts';
import type { Connection } from './connection.ts';
import type { Answer, Failure } from './failure.ts';
import { collectionPath, objectPath } from './resourcePath.ts';

/** The container of a workload to read, or `noPods` where it has none. */
export type FoundContainer =
  { readonly kind: 'found'; readonly container: LoggedContainer } | { readonly kind: 'noPods' } | Failure;

/** A log to read to its end, or on and on. */
export interface LogWanted {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** `previous`: how the run before ended. `follow`: the present one, with what is still to come. */
  readonly part: 'previous' | 'follow';
  readonly signal: AbortSignal;
  /** Receives whole lines. */
  readonly onText: (text: string) => void;
}

const pods = { apiVersion: 'v1', plural: 'pods', namespaced: true };

/** Lines of what was logged before; more than a person reads, less than a log that grew for weeks. */
const before = '2000';
/** A log is followed for a working day at most. */
const longest = 12 * 60 * 60 * 1000;

/** Finds the container of a Deployment, or of a StatefulSet of its name, that has most to say. */
export async function findContainer(
  connection: Connection,
  workload: ObjectRef,
  signal: AbortSignal,
): Promise<FoundContainer> {
  const selector = await selectorOf(connection, workload, signal);
  if (selector.kind !== 'selector') return selector;
  const answer = await connection.transport.request({
    path: collectionPath(pods, workload.namespace),
    query: { labelSelector: selector.text, limit: '500' },
    signal,
  });
  if (answer.kind !== 'ok') return answer;
  const container = loggedContainer(listAt(answer.body, 'items'));
  return container === undefined ? { kind: 'noPods' } : { kind: 'found', container };
}

async function selectorOf(
  { transport }: Connection,
  { name, namespace }: ObjectRef,
  signal: AbortSignal,
): Promise<{ readonly kind: 'selector'; readonly text: string } | Failure> {
  const ask = (plural: string): Promise<Answer> => {
    const type = { apiVersion: 'apps/v1', plural, namespaced: true };
    return transport.request({ path: objectPath(type, name, namespace), signal });
  };
  // A Backstage may run as either, under the same name.
  const [deployment, statefulSet] = await Promise.all([ask('deployments'), ask('statefulsets')]);
  const found = statefulSet.kind === 'ok' ? statefulSet : deployment;
  return found.kind === 'ok' ? { kind: 'selector', text: labelsOf(found.body) } : found;
}

function labelsOf(workload: unknown): string {
  const labels = field(workload, 'spec', 'selector', 'matchLabels') ?? {};
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
}

/** Reads a log until it ends, the signal aborts, or what broke it. */
export async function readLog(
  { transport }: Connection,
  { namespace, pod, container, part, signal, onText }: LogWanted,
): Promise<{ readonly kind: 'ended' } | Failure> {
  const lines = wholeLines();
  const end = await transport.bytes({
    path: `${objectPath(pods, pod, namespace)}/log`,
    query: {
      container,
      tailLines: before,
      ...(part === 'follow' ? { follow: 'true' } : { previous: 'true' }),
    },
    accept: '*/*',
    signal,
    longest,
    onPiece(piece) {
      const text = lines.add(piece);
      if (text !== '') onText(text);
      return 'go on';
    },
  });
  const rest = lines.rest();
  if (rest !== '') onText(`${rest}\n`);
  return end;
}

/** Holds back a line until its end is there: half a line may be half a secret. Colours are for terminals. */
function wholeLines(): { add(piece: Buffer): string; rest(): string } {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  return {
    add(piece) {
      const text = begun + decoder.write(piece);
      const end = text.lastIndexOf('\n') + 1;
      begun = text.slice(end);
      return shown(text.slice(0, end));
    },
    rest: () => shown(begun + decoder.end()),
  };
}

function shown(text: string): string {
  return withoutSecrets(stripVTControlCharacters(text));
}
