import type { Artifact, ValueFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { folderName } from './folders.ts';
import { baseFolder, type Group } from './kustomizeGroups.ts';

/** Lists the files of a base. */
export function baseKustomization(files: readonly Artifact[], overlays: readonly string[]): ValueFile {
  return kustomization([message('Common to the overlays: {0}.', overlays.join(', '))], {
    resources: pathsOf(files),
  });
}

/** What an overlay has of one group: the base, and files of its own. */
export function groupKustomization(
  group: Group,
  { namespace }: Target,
  files: readonly Artifact[],
  hasBase: boolean,
): ValueFile {
  // From overlays/<name>/<group>.
  const resources = [...(hasBase ? [`../../../${baseFolder(group)}`] : []), ...pathsOf(files)];
  return group === 'rhdh'
    ? kustomization([message('Every object here and in the base goes into the namespace {0}.', namespace)], {
        namespace,
        resources,
      })
    : kustomization([message('What lies outside the namespace {0}.', namespace)], { resources });
}

/** The whole of a target. */
export function overlayKustomization(
  target: Target,
  parts: readonly Group[],
  alone: readonly Artifact[],
): ValueFile {
  const { release, name, namespace } = target;
  return kustomization(
    [
      message('For RHDH {0}: Backstage {1} in namespace {2}.', release.version, name, namespace),
      message(
        'Apply it with "oc apply -k overlays/{0}", and again until nothing is missing: the API server does not know the kinds of an operator before that operator runs.',
        folderName(target),
      ),
      ...secretNote(alone),
    ],
    { resources: parts },
  );
}

function secretNote(alone: readonly Artifact[]): readonly Message[] {
  const paths = pathsOf(alone.filter(({ kind }) => kind === 'manifest'));
  if (paths.length === 0) return [];
  return [
    message(
      'Not part of it: {0}. Secrets do not belong into version control: apply them once by hand ("oc apply -f"), or have External Secrets bring them.',
      paths.join(', '),
    ),
  ];
}

function pathsOf(files: readonly Artifact[]): readonly string[] {
  return files.map(({ path }) => path);
}

function kustomization(notes: readonly Message[], value: Readonly<Record<string, unknown>>): ValueFile {
  return {
    path: 'kustomization.yaml',
    kind: 'kustomization',
    notes,
    value: { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...value },
  };
}
