import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import type { Note, Status } from '../status.ts';

/** Helm writes these on all that it makes. */
const releaseName = 'meta.helm.sh/release-name';
const releaseNamespace = 'meta.helm.sh/release-namespace';

/** Adds which Helm releases have made what a status rests on: what is changed there by hand goes with their next upgrade. */
export function withHelmReleases(status: Status): Status {
  const releases = new Set(status.evidence.flatMap(({ helmRelease }) => helmRelease ?? []));
  if (releases.size === 0) return status;
  const notes = [...releases].map((name): Note => ({
    code: 'helm-release',
    severity: 'hint',
    message: message('Installed by Helm release {0}. Change its values instead of the objects.', name),
  }));
  return { ...status, notes: [...status.notes, ...notes] };
}

/** `namespace/name` of the Helm release that an object belongs to. */
export function helmReleaseOf({ metadata }: Manifest): string | undefined {
  const name = metadata.annotations?.[releaseName];
  if (name === undefined) return undefined;
  const namespace = metadata.annotations?.[releaseNamespace] ?? metadata.namespace;
  return namespace === undefined ? name : `${namespace}/${name}`;
}
