import type { Manifest } from '../../src/core/manifest.ts';
import type { Stretch, Version } from './history.ts';
import { readShared } from './sharedFolder.ts';

/** What was done and what was seen, `t` in seconds. */
export interface Recording {
  readonly actions: readonly { readonly t: number; readonly what: string }[];
  readonly versions: readonly (Version & { readonly t: number })[];
}

/** From the first action that matches until just before the next one that does; to the end without `to`. */
export function stretch({ actions, versions }: Recording, from: RegExp, to?: RegExp): Stretch {
  const start = actions.find(({ what }) => from.test(what))?.t;
  if (start === undefined) throw new Error(`No action matches ${String(from)}.`);
  const end =
    to === undefined ? Infinity : (actions.find(({ t, what }) => t > start && to.test(what))?.t ?? Infinity);
  return {
    before: versions.filter(({ t }) => t < start),
    versions: versions.filter(({ t }) => t >= start && t < end),
  };
}

/** What was done in one go, and all that came of it. */
export interface Round {
  readonly actions: readonly string[];
  readonly stretch: Stretch;
}

/** Splits a recording where its author paused: actions that follow each other within a second are one round. */
export function rounds({ actions, versions }: Recording): readonly Round[] {
  const starts = actions.filter(({ t }, index) => t - (actions[index - 1]?.t ?? -Infinity) > 1);
  return starts.map(({ t: start }, index) => {
    const end = starts[index + 1]?.t ?? Infinity;
    // An action was noted after its answer had come, and its effect may have been seen before.
    const isWithin = ({ t }: { readonly t: number }) => t > start - slack && t <= end - slack;
    return {
      actions: actions.filter(({ t }) => t >= start && t < end).map(({ what }) => what),
      stretch: {
        before: versions.filter(({ t }) => t <= start - slack),
        versions: versions.filter(isWithin),
      },
    };
  });
}

/** Seconds. */
const slack = 0.2;

interface OlmLine {
  readonly t: number;
  readonly action?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly metadata?: Manifest['metadata'];
  readonly spec?: unknown;
  readonly status?: unknown;
}

/** A case of recordings/olm, by its file name without extension. */
export function olmRecording(name: string): Recording {
  const lines = linesOf<OlmLine>(`recordings/olm/${name}.jsonl`);
  return {
    actions: lines.flatMap(({ t, action }) => (action === undefined ? [] : [{ t, what: action }])),
    versions: lines.flatMap(({ t, kind = '', type, metadata, spec, status }) => {
      if (metadata === undefined) return [];
      const object = { apiVersion: '', kind, metadata, spec, status: status ?? undefined };
      return [{ t, object, deleted: type === 'DELETED', resourceVersion: Number(metadata.resourceVersion) }];
    }),
  };
}

interface LogicLine {
  readonly t: number;
  readonly ev: string;
  readonly what?: string;
  readonly kind?: string;
  readonly ns?: string | null;
  readonly name?: string;
  readonly rv?: string;
  readonly gen?: number | null;
  readonly finalizers?: readonly string[];
  readonly status?: unknown;
}

const kinds: Readonly<Record<string, string>> = {
  sonataflowplatforms: 'SonataFlowPlatform',
  knativeservings: 'KnativeServing',
  knativeeventings: 'KnativeEventing',
  deployments: 'Deployment',
  services: 'Service',
  configmaps: 'ConfigMap',
};

/** A case of recordings/sonataflow-knative, by its file name without extension. */
export function logicRecording(name: string): Recording {
  const lines = linesOf<LogicLine>(`recordings/sonataflow-knative/${name}.jsonl`);
  return {
    actions: lines.flatMap(({ t, ev, what }) => (ev === 'ACTION' ? [{ t, what: what ?? '' }] : [])),
    versions: lines.flatMap((line) => {
      const kind = kinds[line.kind ?? ''];
      if (kind === undefined || line.name === undefined) return [];
      const { t, ev, ns, name: objectName, rv, gen, finalizers = [], status } = line;
      const metadata = {
        name: objectName,
        namespace: ns ?? '',
        finalizers,
        ...(typeof gen === 'number' ? { generation: gen } : {}),
      };
      const object = { apiVersion: '', kind, metadata, status: status ?? undefined };
      return [{ t, object, deleted: ev === 'DELETED', resourceVersion: Number(rv) }];
    }),
  };
}

interface TimelineRow {
  readonly t: number;
  readonly type: string;
  readonly kind: string;
  readonly name: string;
  readonly rv: string;
  readonly conditions?: unknown;
}

/** A timeline of recordings/rhdh-operator: `base`'s is called `timeline`. */
export function rhdhRecording(folder: string, name: string, timeline: string): Recording {
  const recorded = JSON.parse(readShared(`recordings/rhdh-operator/${folder}/${name}.json`)) as Readonly<
    Record<string, readonly TimelineRow[]>
  >;
  return {
    actions: [],
    versions: (recorded[timeline] ?? []).map(({ t, type, kind, name: objectName, rv, conditions }) => ({
      t,
      object: {
        apiVersion: '',
        kind,
        metadata: { name: objectName },
        status: { conditions: conditions ?? [] },
      },
      deleted: type === 'DELETED',
      resourceVersion: Number(rv),
    })),
  };
}

function linesOf<T>(path: string): readonly T[] {
  return readShared(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
