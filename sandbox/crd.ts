import type { Manifest } from '../src/core/manifest.ts';

/** A CustomResourceDefinition, ready to be sent. */
export interface Crd extends Manifest {
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string; readonly plural: string; readonly [more: string]: unknown };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly [more: string]: unknown;
    }[];
    readonly [more: string]: unknown;
  };
}
