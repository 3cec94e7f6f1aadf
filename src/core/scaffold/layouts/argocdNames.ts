import type { Target } from '../../target/target.ts';
import { folderName } from './folders.ts';

/** The folder that the Application of a target reads; the Applications lie beside these folders, not in them. */
export function manifestsFolder(target: Target): string {
  return `manifests/${folderName(target)}`;
}

/** `metadata.name` of the Application of a target. */
export function applicationName(target: Target): string {
  const name = folderName(target)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `rhdh-${name}`.replace(/-+$/, '');
}

/** Argo CD may track objects by a label with this name, and labels end here. */
export const longestApplicationName = 63;
