import { conditionOf, type Workload } from '../kinds.ts';
import { notReady } from '../workloadState.ts';
import type { Csv, CsvPhase, OperatorGroup } from './kinds.ts';

/** What OLM looks at to bring a CSV forward. */
export interface CsvFacts {
  /** Of its namespace. */
  readonly groups: readonly OperatorGroup[];
  /** By name, those of the CSV that exist. */
  readonly deployments: ReadonlyMap<string, Workload>;
  /** A newer CSV of the namespace that takes its place. */
  readonly replacedBy: Csv | undefined;
  /** Whether the CSV it takes the place of still works as if nothing had come. */
  readonly predecessorAtWork: boolean;
  /** Whether a CSV of another namespace owns the same CRDs. */
  readonly conflicting: boolean;
  readonly definitionsServed: boolean;
  /** False while a Subscription is still on its way to naming it `installedCSV`. */
  readonly recorded: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type CsvStep =
  | { readonly kind: 'phase'; readonly phase: CsvPhase; readonly reason: string; readonly message: string }
  | { readonly kind: 'finalizer' | 'group' | 'deployments' | 'remove' | 'cleanUp' }
  | { readonly kind: 'wait'; readonly milliseconds: number };

/** OLM gives an installation five minutes before it begins another round. */
const installTimeout = 300_000;

/** Made by OLM so that a deleted CSV takes its Deployments along. */
export const finalizer = 'operators.coreos.com/csv-cleanup';

/** Pure; `undefined` where nothing is to be done until something changes. */
export function nextCsvStep(csv: Csv, facts: CsvFacts): CsvStep | undefined {
  const { metadata, status } = csv;
  if (metadata.deletionTimestamp !== undefined) {
    return metadata.finalizers?.includes(finalizer) === true ? { kind: 'cleanUp' } : undefined;
  }
  if (metadata.finalizers?.includes(finalizer) !== true) return { kind: 'finalizer' };

  const refused = refusal(facts);
  if (refused !== undefined && status?.phase !== 'Replacing' && status?.phase !== 'Deleting') {
    return status?.reason === refused.reason ? undefined : refused;
  }
  if (metadata.annotations?.['olm.operatorGroup'] === undefined) return { kind: 'group' };
  return forward(csv, facts);
}

function refusal({ groups, conflicting }: CsvFacts): (CsvStep & { kind: 'phase' }) | undefined {
  const failed = (reason: string, message: string) =>
    ({ kind: 'phase', phase: 'Failed', reason, message }) as const;
  const [group] = groups;
  // The mark stays on the group that is left until somebody edits it.
  if (groups.length > 1 || conditionOf(group, 'MultipleOperatorGroup') !== undefined) {
    const message = "csv created in namespace with multiple operatorgroups, can't pick one automatically";
    return failed('TooManyOperatorGroups', message);
  }
  const targets = group?.spec?.targetNamespaces ?? [];
  if (targets.length > 0) {
    const own = targets.length === 1 && targets[0] === group?.metadata.namespace;
    return failed(
      'UnsupportedOperatorGroup',
      own
        ? 'OwnNamespace InstallModeType not supported, cannot configure to watch own namespace'
        : 'MultiNamespace InstallModeType not supported, cannot configure to watch several namespaces',
    );
  }
  if (!conflicting) return undefined;
  return failed('InterOperatorGroupOwnerConflict', 'intersecting operatorgroups provide the same apis');
}

function forward(csv: Csv, facts: CsvFacts): CsvStep | undefined {
  const { phase, reason, message = '' } = csv.status ?? {};
  const to = (next: CsvPhase, why: string, words: string): CsvStep => ({
    kind: 'phase',
    phase: next,
    reason: why,
    message: words,
  });
  const { replacedBy } = facts;
  if (replacedBy?.status?.phase !== undefined && phase !== 'Replacing' && phase !== 'Deleting') {
    return to('Replacing', 'BeingReplaced', `being replaced by csv: ${replacedBy.metadata.name}`);
  }
  switch (phase) {
    case undefined:
      return to('Pending', 'RequirementsUnknown', 'requirements not yet checked');
    case 'Pending':
      if (reason === 'RequirementsUnknown' && message.startsWith('requirements')) {
        return to('Pending', 'RequirementsNotMet', "one or more requirements couldn't be found");
      }
      if (!facts.definitionsServed || facts.predecessorAtWork) return undefined;
      return to('InstallReady', 'AllRequirementsMet', 'all requirements found, attempting install');
    case 'InstallReady':
      if (!ownsDeployments(csv, facts)) return { kind: 'deployments' };
      return to('Installing', 'InstallSucceeded', 'waiting for install components to report healthy');
    case 'Installing':
      return installing(csv, facts, to);
    case 'Succeeded': {
      const problem = unhealthy(csv, facts);
      return problem === undefined ? undefined : to('Failed', 'ComponentUnhealthy', `installing: ${problem}`);
    }
    case 'Failed': {
      if (reason === 'ComponentUnhealthy' || reason === 'InstallCheckFailed') {
        return to('Pending', 'NeedsReinstall', message);
      }
      return to('Pending', 'RequirementsUnknown', 'InstallModes now support target namespaces');
    }
    case 'Replacing':
      if (replacedBy?.status?.phase !== 'Succeeded') return undefined;
      return to(
        'Deleting',
        'Replaced',
        'has been replaced by a newer ClusterServiceVersion that has successfully installed.',
      );
    case 'Deleting':
      return { kind: 'remove' };
    default:
      return phase satisfies never;
  }
}

const soon = 'installing: waiting for install components to report healthy';

function installing(
  csv: Csv,
  facts: CsvFacts,
  to: (phase: CsvPhase, reason: string, message: string) => CsvStep,
): CsvStep | undefined {
  const { reason, message, lastTransitionTime = '' } = csv.status ?? {};
  const problem = unhealthy(csv, facts);
  if (problem === undefined) {
    // The plan counts a CSV as under way once it waits; Deployments that are quicker must not skip that.
    if (!facts.recorded)
      return reason === 'InstallWaiting' ? undefined : to('Installing', 'InstallWaiting', soon);
    return to('Succeeded', 'InstallSucceeded', 'install strategy completed with no errors');
  }
  if (problem.startsWith('missing')) return to('Failed', 'ComponentUnhealthy', `installing: ${problem}`);
  const words = `installing: ${problem}`;
  if (reason !== 'InstallWaiting' || message !== words) return to('Installing', 'InstallWaiting', words);
  const left = Date.parse(lastTransitionTime) + installTimeout - facts.now;
  return left > 0
    ? { kind: 'wait', milliseconds: left }
    : to('Failed', 'InstallCheckFailed', 'install timeout');
}

function unhealthy({ spec }: Csv, { deployments }: CsvFacts): string | undefined {
  for (const { name } of spec.install.spec.deployments) {
    const there = deployments.get(name);
    if (there === undefined) return `missing deployment with name=${name}`;
    const problem = notReady(name, there);
    if (problem !== undefined) return `waiting for deployment ${name} to become ready: ${problem}`;
  }
  return undefined;
}

function ownsDeployments({ metadata, spec }: Csv, { deployments }: CsvFacts): boolean {
  return spec.install.spec.deployments.every(
    ({ name }) => deployments.get(name)?.metadata.labels?.['olm.owner'] === metadata.name,
  );
}
