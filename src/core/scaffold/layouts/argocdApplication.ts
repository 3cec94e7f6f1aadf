import { objectsOf, type ManifestFile } from '../../artifact.ts';
import type { Manifest } from '../../manifest.ts';
import type { Target } from '../../target/target.ts';
import type { GitSource } from '../gitSource.ts';
import { ignoredDifferences } from './argocdDifferences.ts';
import { applicationName, manifestsFolder } from './argocdNames.ts';
import { applicationNotes } from './argocdNotes.ts';
import { folderName, isForPrograms } from './folders.ts';
import type { TargetFiles } from './layout.ts';

/** Where the Argo CD that OpenShift GitOps brings reads Applications. */
const argocdNamespace = 'openshift-gitops';

/** An operator takes some minutes; with these waits Argo CD tries for about an hour before it gives a sync up. */
const retry = { limit: 20, backoff: { duration: '15s', factor: 2, maxDuration: '3m' } };

/** What an Application has to know besides its target. */
interface Surroundings {
  /** Files that lie in its folder and are not to be synced, besides those of the target. */
  readonly idle: readonly string[];
  /** How many Applications are written. */
  readonly applications: number;
}

/** The Application of a target: applied once, by hand; Argo CD then follows the repository. */
export function applicationFile(
  { target, artifacts }: TargetFiles,
  git: GitSource,
  { idle, applications }: Surroundings,
): ManifestFile {
  const synced = artifacts.filter((artifact) => isForPrograms(artifact));
  const left = artifacts.filter((artifact) => !isForPrograms(artifact));
  const objects = synced.flatMap((artifact) => objectsOf(artifact));
  return {
    path: `applications/${folderName(target)}.yaml`,
    kind: 'manifest',
    notes: applicationNotes({ target, objects, left, idle, applications }),
    objects: [application(target, git, objects, [...left.map((file) => file.path), ...idle].sort())],
  };
}

/** Source of the fields: Argo CD, manifests/crds/application-crd.yaml. */
function application(
  target: Target,
  { url, path, revision }: GitSource,
  objects: readonly Manifest[],
  excluded: readonly string[],
): Manifest {
  const differences = ignoredDifferences(objects);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: applicationName(target), namespace: argocdNamespace },
    spec: {
      project: 'default',
      source: {
        repoURL: url,
        path: [path, manifestsFolder(target)].filter((part) => part !== '').join('/'),
        targetRevision: revision,
        directory: {
          recurse: false,
          ...(excluded.length === 0 ? {} : { exclude: globOf(excluded) }),
        },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: target.namespace },
      // Nothing is pruned: a file that is lost by mistake must not take an operator or RHDH with it.
      syncPolicy: { automated: { prune: false, selfHeal: true }, retry },
      ...(differences.length === 0 ? {} : { ignoreDifferences: differences }),
    },
  };
}

function globOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `{${[first, ...others].join(',')}}`;
}
