import { listAt, textAt } from '../core/field.ts';
import type { Connection } from './connection.ts';
import type { Failure } from './failure.ts';
import { metadataAlone } from './metadataAlone.ts';
import type { Transport } from './transport.ts';

/** Where the names of namespaces can be had: who may not list them may list the Projects that are theirs. */
const sources: readonly string[] = ['/api/v1/namespaces', '/apis/project.openshift.io/v1/projects'];

/** Names of all the namespaces that a user may see, read page by page; why not, where the cluster does not answer. */
export async function namespaceNames(
  { transport }: Pick<Connection, 'transport'>,
  signal: AbortSignal,
): Promise<readonly string[] | Failure> {
  for (const path of sources) {
    const names = await namesAt(transport, path, signal);
    if (!('kind' in names) || isAway(names)) return names;
  }
  return [];
}

function isAway({ kind }: Failure): boolean {
  return kind === 'unreachable' || kind === 'unauthorized' || kind === 'cancelled';
}

async function namesAt(
  transport: Transport,
  path: string,
  signal: AbortSignal,
): Promise<readonly string[] | Failure> {
  const names: string[] = [];
  let next = '';
  for (;;) {
    const query = { limit: '500', ...(next !== '' && { continue: next }) };
    const accept = metadataAlone('PartialObjectMetadataList');
    const answer = await transport.request({ path, query, accept, signal });
    if (answer.kind !== 'ok') return answer;
    names.push(...listAt(answer.body, 'items').flatMap((item) => textAt(item, 'metadata', 'name') ?? []));
    next = textAt(answer.body, 'metadata', 'continue') ?? '';
    if (next === '') return names;
  }
}
