import { namespaces } from '../kinds.ts';
import type { Stage } from '../stage.ts';
import { csvs, type Csv } from './kinds.ts';

const label = 'olm.copiedFrom';

/** Whether OLM copied the CSV from another namespace. */
export function isCopy({ metadata }: Csv): boolean {
  return metadata.labels?.[label] !== undefined;
}

/** OLM's copies: every CSV stands in every namespace, says that it is a copy, and goes with the original. */
export function playCopies(stage: Stage): void {
  const originals = new Set<string>();
  const queue = stage.queue(async (key) => {
    const [namespace = '', name = ''] = key.split('/');
    const original = await stage.kube.get(csvs, { namespace, name });
    if (original === undefined || original.metadata.deletionTimestamp !== undefined) {
      return removeCopies(stage, namespace, name);
    }
    // The first copies are made when the original has a phase.
    if (original.status?.phase !== undefined) await makeCopies(stage, original);
  });
  stage.watch(csvs, ({ type, object }) => {
    const { namespace, name, labels } = object.metadata;
    const from = labels?.[label] ?? namespace;
    const key = `${from}/${name}`;
    if (from === namespace) originals.add(key);
    if (from === namespace || type === 'deleted') queue.add(key);
  });
  stage.watch(namespaces, ({ type }) => {
    if (type === 'added') originals.forEach((key) => queue.add(key));
  });
}

async function makeCopies({ kube }: Stage, original: Csv): Promise<void> {
  const { namespace: home, name } = original.metadata;
  const writer = kube.as('olm');
  for (const { metadata } of await kube.list(namespaces)) {
    const namespace = metadata.name;
    if (namespace === home || metadata.deletionTimestamp !== undefined) continue;
    const copy = copyOf(original, namespace);
    const there = await kube.get(csvs, { namespace, name });
    const { metadata: made } = there ?? (await writer.create(csvs, copy));
    if (there?.status?.phase === copy.status?.phase) continue;
    await writer.patchStatus(csvs, made, copy.status);
  }
}

function copyOf({ apiVersion, kind, metadata, spec, status = {} }: Csv, namespace: string): Csv {
  const home = metadata.namespace ?? '';
  const { 'olm.targetNamespaces': _, ...annotations } = metadata.annotations ?? {};
  const labels = { 'olm.managed': 'true', [label]: home };
  const message = `The operator is running in ${home} but is managing this namespace`;
  return {
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace, labels, annotations },
    spec,
    status: { ...status, reason: 'Copied', message },
  };
}

async function removeCopies({ kube }: Stage, home: string, name: string): Promise<void> {
  for (const copy of await kube.list(csvs)) {
    const isMine = copy.metadata.name === name && copy.metadata.labels?.[label] === home;
    if (isMine) await kube.as('olm').remove(csvs, copy.metadata);
  }
}
