/** Fields of one kind that get values after an object was applied, as JSON pointers. */
export interface CompletedFields {
  readonly group: string;
  readonly kind: string;
  readonly pointers: readonly string[];
}

/**
 * What operators and CRD defaults write into objects that people apply.
 * Source: observed, recordings/sonataflow-knative §1.1, §3 and §4.2; the same for all releases.
 */
export const completedFields: readonly CompletedFields[] = [
  ...['KnativeServing', 'KnativeEventing'].map((kind) => ({
    group: 'operator.knative.dev',
    kind,
    pointers: ['/spec/controller-custom-certs', '/spec/registry'],
  })),
  {
    group: 'sonataflow.org',
    kind: 'SonataFlowPlatform',
    pointers: [
      '/spec/build',
      '/spec/devMode',
      ...['dataIndex', 'jobService'].flatMap((service) => [
        `/spec/services/${service}/persistence/dbMigrationStrategy`,
        `/spec/services/${service}/podTemplate`,
      ]),
    ],
  },
  {
    group: 'sonataflow.org',
    kind: 'SonataFlowClusterPlatform',
    pointers: ['/spec/capabilities'],
  },
  { group: 'sonataflow.org', kind: 'SonataFlow', pointers: ['/spec/podTemplate/replicas'] },
];
