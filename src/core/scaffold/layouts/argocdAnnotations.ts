import { objectsOf, type Artifact } from '../../artifact.ts';
import { field, textAt } from '../../field.ts';
import type { Manifest } from '../../manifest.ts';
import type { Release } from '../../release.ts';
import { isForPrograms } from './folders.ts';
import type { TargetFiles } from './layout.ts';

/** The files with every object that Argo CD syncs annotated: its wave is the number in front of the file name. */
export function inSync({ target, artifacts }: TargetFiles): readonly Artifact[] {
  const late = groupsOfInstalled(target.release, artifacts);
  return artifacts.map((artifact) => {
    const wave = /^\d+/.exec(artifact.path)?.[0];
    if (artifact.kind !== 'manifest' || !isForPrograms(artifact) || wave === undefined) return artifact;
    return { ...artifact, objects: artifact.objects.map((object) => annotated(object, wave, late)) };
  });
}

function annotated(object: Manifest, wave: string, late: ReadonlySet<string>): Manifest {
  const { metadata } = object;
  const annotations = {
    ...metadata.annotations,
    'argocd.argoproj.io/sync-wave': wave,
    // Before the first wave Argo CD dry-runs all of them, and refuses a kind that an operator is still to bring.
    ...(late.has(groupOfApi(object))
      ? { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' }
      : {}),
  };
  return { ...object, metadata: { ...metadata, annotations } };
}

/** The API groups of the operators that these very files install. */
function groupsOfInstalled(release: Release, artifacts: readonly Artifact[]): ReadonlySet<string> {
  const { serverless, serverlessLogic, rhdh, pipelines, gitops } = release.subscriptions;
  const bringers: readonly (readonly [group: string, packageName: string | undefined])[] = [
    [groupOfApi(release.knative), serverless.package],
    [groupOfApi(release.platform), serverlessLogic.package],
    [release.api.group, rhdh.package],
    ['tekton.dev', pipelines?.package],
    ['argoproj.io', gitops?.package],
  ];
  const installed = new Set(artifacts.flatMap(objectsOf).map((object) => installedPackage(object)));
  return new Set(
    bringers.flatMap(([group, name]) => (name !== undefined && installed.has(name) ? [group] : [])),
  );
}

/** The package that a Subscription of OLM v0 or a ClusterExtension of OLM v1 installs. */
function installedPackage(object: Manifest): string | undefined {
  switch (object.kind) {
    case 'Subscription':
      return textAt(object, 'spec', 'name');
    case 'ClusterExtension':
      return textAt(field(object, 'spec', 'source', 'catalog'), 'packageName');
    default:
      return undefined;
  }
}

function groupOfApi({ apiVersion }: { readonly apiVersion: string }): string {
  return apiVersion.split('/', 1)[0] ?? '';
}
