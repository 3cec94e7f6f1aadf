import type { Manifest } from '../../src/core/manifest.ts';

interface Seen {
  readonly spec?: { readonly approved?: boolean };
  readonly status?: {
    readonly state?: string;
    readonly installedCSV?: string;
    readonly currentCSV?: string;
    readonly phase?: string;
    readonly reason?: string;
    readonly conditions?: readonly {
      readonly type?: string;
      readonly status?: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
  };
}

/** The states of an object as tuples of condition or phase, status and reason. */
export function operatorFacts(object: Manifest): readonly string[] {
  const { spec, status } = object as Seen;
  switch (object.kind) {
    case 'Subscription':
      return [
        ...fields({
          state: status?.state,
          currentCSV: status?.currentCSV,
          installedCSV: status?.installedCSV,
        }),
        ...conditions(object),
      ];
    case 'InstallPlan':
      return [...fields({ approved: String(spec?.approved), phase: status?.phase }), ...conditions(object)];
    case 'ClusterServiceVersion':
      return status?.phase === undefined ? [] : [`phase=${status.phase}/${status.reason}`];
    case 'SonataFlowPlatform':
    case 'KnativeServing':
    case 'KnativeEventing':
      return [
        `generation=${object.metadata.generation}`,
        ...(object.metadata.finalizers ?? []).map((finalizer) => `finalizer ${finalizer}`),
        ...conditions(object),
      ];
    default:
      return conditions(object);
  }
}

/** The same with the words of each condition. */
export function factsWithMessages(object: Manifest): readonly string[] {
  const { status } = object as Seen;
  const said = (status?.conditions ?? []).map(({ type, message = '' }) => `${type} says=${message}`);
  return [...operatorFacts(object), ...said];
}

function conditions(object: Manifest): readonly string[] {
  return ((object as Seen).status?.conditions ?? []).flatMap(({ type = '', status, reason }) => [
    type,
    `${type}=${status}${reason === undefined ? '' : `/${reason}`}`,
  ]);
}

function fields(values: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
}
