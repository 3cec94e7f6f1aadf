/** Fields of one kind that get values after an object was applied. */
export interface CompletedFields {
  readonly group: string;
  readonly kind: string;
  /** Keys from the root, with a dot between them; `[]` behind a key means each item of that list. */
  readonly fields: readonly string[];
}

/**
 * What operators and CRD defaults write into objects that people apply; the same for all releases.
 * Source: observed, recordings/sonataflow-knative §1.1, §2, §3 and §4.2; Backstage: OP, CRD of 1.8 and later.
 */
export const completedFields: readonly CompletedFields[] = [
  ...['KnativeServing', 'KnativeEventing'].map((kind) => ({
    group: 'operator.knative.dev',
    kind,
    fields: ['spec.controller-custom-certs', 'spec.registry'],
  })),
  {
    group: 'sonataflow.org',
    kind: 'SonataFlowPlatform',
    fields: [
      'spec.build',
      'spec.devMode',
      ...['dataIndex', 'jobService'].flatMap((service) => [
        `spec.services.${service}.persistence.dbMigrationStrategy`,
        `spec.services.${service}.podTemplate`,
      ]),
    ],
  },
  { group: 'sonataflow.org', kind: 'SonataFlowClusterPlatform', fields: ['spec.capabilities'] },
  { group: 'sonataflow.org', kind: 'SonataFlow', fields: ['spec.podTemplate.replicas'] },
  { group: 'rhdh.redhat.com', kind: 'Backstage', fields: ['spec.flavours[].enabled'] },
];
