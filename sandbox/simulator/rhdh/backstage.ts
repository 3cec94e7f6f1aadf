import type { Manifest, OwnerReference } from '../../../src/core/manifest.ts';
import type { Release } from '../../../src/core/release.ts';
import { configMaps, secrets, type Condition, type ConfigMap, type Kind } from '../kinds.ts';

interface Reference {
  readonly name: string;
}

interface References {
  readonly configMaps?: readonly Reference[];
  readonly secrets?: readonly Reference[];
}

export interface Backstage extends Manifest {
  readonly metadata: Manifest['metadata'] & { readonly namespace: string; readonly uid: string };
  readonly spec?: {
    readonly application?: {
      readonly appConfig?: References;
      readonly extraFiles?: References;
      readonly extraEnvs?: References;
      readonly dynamicPluginsConfigMapName?: string;
      readonly dynamicPlugins?: readonly unknown[];
      readonly route?: { readonly enabled?: boolean };
    };
    readonly database?: { readonly enableLocalDb?: boolean; readonly authSecretName?: string };
    readonly flavours?: readonly { readonly name: string; readonly enabled?: boolean }[];
  };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Backstage in the version that the operator of a release stores. */
export function backstagesOf({ api }: Release): Kind<Backstage> {
  return { apiVersion: `${api.group}/${api.storage}`, kind: 'Backstage', plural: 'backstages' };
}

/** An object of the user's that a Backstage object names. */
export interface Referenced {
  readonly kind: Kind<ConfigMap>;
  readonly name: string;
}

/** In the order in which the operator looks them up. */
export function referencesOf({ spec }: Backstage): readonly Referenced[] {
  const { appConfig, extraFiles, extraEnvs, dynamicPluginsConfigMapName } = spec?.application ?? {};
  const named = (kind: Kind<ConfigMap>, list: readonly Reference[] | undefined) =>
    (list ?? []).map(({ name }) => ({ kind, name }));
  return [
    ...named(configMaps, appConfig?.configMaps),
    ...named(configMaps, extraFiles?.configMaps),
    ...named(secrets, extraFiles?.secrets),
    ...named(configMaps, extraEnvs?.configMaps),
    ...named(secrets, extraEnvs?.secrets),
    ...(dynamicPluginsConfigMapName ? [{ kind: configMaps, name: dynamicPluginsConfigMapName }] : []),
  ];
}

/** Whether the operator runs a database of its own for the object. */
export function hasLocalDatabase({ spec }: Backstage): boolean {
  return spec?.database?.enableLocalDb ?? true;
}

/** The reference by which everything the operator makes belongs to the object. */
export function ownerOf({ apiVersion, kind, metadata }: Backstage): OwnerReference {
  const { name, uid } = metadata;
  const blocking = { controller: true, blockOwnerDeletion: true };
  return { apiVersion, kind, name, uid, ...blocking };
}
