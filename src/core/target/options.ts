/** Where a cluster without a way to the internet finds what RHDH downloads; all as written, without credentials. */
export interface Mirrors {
  /** Registry and path that stand for `registry.access.redhat.com/rhdh`: `mirror.example.com/rhdh`. */
  readonly images?: string;
  /** npm registry for the scope `@redhat`: `https://npm.example.com/`. */
  readonly npm?: string;
  /** Image of the catalog index, with its tag or digest. */
  readonly catalogIndex?: string;
  /** Secret of type kubernetes.io/dockerconfigjson in the Backstage namespace. */
  readonly pullSecret?: string;
}

/** Workflow logs out of Loki. */
export interface LokiOptions {
  /** Without it RHDH reads `LOKI_BASE_URL` from its environment. */
  readonly baseUrl?: string;
}

/** RBAC for workflows. */
export interface PermissionOptions {
  /** Entity references of those who administrate permissions and all workflows: `user:default/alice`. */
  readonly admins: readonly string[];
}

/** `resources` of a container. */
export interface ContainerResources {
  readonly requests?: ResourceAmounts;
  readonly limits?: ResourceAmounts;
}

interface ResourceAmounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** The containers whose resources can be chosen. */
export const sizedContainers = ['backstage', 'dataIndex', 'jobsService'] as const;

export type Resources = Readonly<Partial<Record<(typeof sizedContainers)[number], ContainerResources>>>;
