import { conditionOf, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look } from './observed.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { minutesOf, standstill, whileMoving } from './standstill.ts';
import { evidence, ready, settling, verdict } from './verdict.ts';
import { operatorVersionNotes } from './versionNotes.ts';

/** Reasons of `Progressing` for which OLM v1 waits for a person (operator-controller, API of ClusterExtension). */
const waitsForPerson: readonly string[] = ['Blocked', 'InvalidConfiguration', 'ProgressDeadlineExceeded'];

/** Judges the ClusterExtension by which OLM v1 installs an operator; `undefined` where there is none, or none is seen. */
export function extensionStatus(
  spec: OperatorPackage,
  snapshot: Snapshot,
  target: ClusterTarget,
): Status | undefined {
  const sight = look(snapshot, 'clusterExtensions');
  if (!sight.seen) return undefined;
  const { package: wanted } = spec.subscription(target);
  const packages = [wanted, ...spec.newerPackages(wanted), ...spec.olderPackages(wanted)];
  const found = packages.flatMap((name) =>
    sight.objects.filter(({ object }) => packageOf(object) === name),
  )[0];
  return found === undefined ? undefined : judge(spec, snapshot.at, target, found);
}

function packageOf(extension: unknown): string | undefined {
  return textAt(extension, 'spec', 'source', 'catalog', 'packageName');
}

function judge(
  spec: OperatorPackage,
  at: number,
  target: ClusterTarget,
  { object, since }: Observed,
): Status {
  const { name, deletionTimestamp } = object.metadata;
  if (deletionTimestamp !== undefined) {
    return verdict(
      'removing',
      'extension-deleting',
      message('ClusterExtension {0} is being deleted.', name),
      [evidence(object, 'metadata.deletionTimestamp', deletionTimestamp)],
    );
  }
  const progressing = conditionOf(object, 'Progressing');
  const held = progressing !== undefined && [...waitsForPerson, 'Retrying'].includes(progressing.reason);
  const words = progressing?.message.trim() ?? '';
  const seen = evidence(object, 'status.conditions[Progressing].reason', progressing?.reason);
  if (conditionOf(object, 'Installed')?.status === 'True') {
    const bundle = textAt(object, 'status', 'install', 'bundle', 'name') ?? name;
    const installed = evidence(object, 'status.install.bundle.name', bundle);
    const mismatch = spec.mismatch?.(target.release, bundle);
    if (mismatch !== undefined) return verdict('degraded', 'other-release', mismatch, [installed]);
    const said = message('{0} is installed by ClusterExtension {1}.', bundle, name);
    const condition = evidence(object, 'status.conditions[Installed].status', 'True');
    const notes: readonly Note[] = [
      ...operatorVersionNotes(target.release, spec.published, bundle),
      ...(held
        ? [{ code: 'extension-held', message: message('OLM does not go on with it: {0}', words) }]
        : []),
    ];
    return ready('extension-installed', said, [condition, installed], notes);
  }
  if (held) {
    const said = message('OLM cannot install ClusterExtension {0}: {1}', name, words);
    return waitsForPerson.includes(progressing.reason)
      ? verdict('degraded', 'extension-held', said, [seen])
      : settling(at, since, 'extension-retrying', said, [seen]);
  }
  const limit = standstill.csvInstalling;
  return whileMoving(
    { at, since },
    {
      limit,
      evidence: [seen],
      moving: {
        code: 'extension-installing',
        reason: message('OLM is installing ClusterExtension {0}.', name),
      },
      stuck: {
        code: 'extension-stuck',
        reason: message(
          'Nothing has moved at ClusterExtension {0} for {1} minutes. Look at the Pods of OLM and at their logs.',
          name,
          minutesOf(limit),
        ),
      },
    },
  );
}
