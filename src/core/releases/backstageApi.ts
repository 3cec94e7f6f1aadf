import type { BackstageApi } from '../release.ts';

/** Source: OP release-1.7, crd/rhdh.redhat.com_backstages.yaml. */
export const backstageApi1_7: BackstageApi = {
  group: 'rhdh.redhat.com',
  storage: 'v1alpha3',
  served: ['v1alpha3', 'v1alpha2', 'v1alpha1'],
  deprecated: ['v1alpha1'],
  unserved: [],
  droppedSpecFields: [],
};

/** Source: OP release-1.8, crd. */
export const backstageApi1_8: BackstageApi = {
  ...backstageApi1_7,
  storage: 'v1alpha4',
  served: ['v1alpha4', 'v1alpha3', 'v1alpha2', 'v1alpha1'],
};

/**
 * Three fields have no place in v1alpha5 and there is no conversion: they are lost without a word at the first
 * write. Source: OP release-1.9, crd; observed, recordings/rhdh-operator/upgrade.
 */
export const backstageApi1_9: BackstageApi = {
  group: 'rhdh.redhat.com',
  storage: 'v1alpha5',
  served: ['v1alpha5', 'v1alpha4', 'v1alpha3'],
  deprecated: ['v1alpha1', 'v1alpha2'],
  unserved: ['v1alpha1', 'v1alpha2'],
  droppedSpecFields: ['application.replicas', 'application.image', 'application.imagePullSecrets'],
};

/** Source: OP release-1.10 and main, crd. */
export const backstageApi1_10: BackstageApi = {
  ...backstageApi1_9,
  served: ['v1alpha5', 'v1alpha4'],
  deprecated: ['v1alpha1', 'v1alpha2', 'v1alpha3'],
  unserved: ['v1alpha1', 'v1alpha2', 'v1alpha3'],
};
