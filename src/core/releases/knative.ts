import type { KnativeFacts } from '../release.ts';

/**
 * Source: OP, plugin-infra/knative.yaml, the same from 1.8 to main (1.7 has it inside plugin-infra.sh).
 * Upstream's `Registry: {}` of KnativeEventing is left out: the field is `registry`, the capital letter is accepted
 * only because unknown fields are kept, and the operator removes it (observed, recordings/sonataflow-knative).
 */
export const knative: KnativeFacts = {
  apiVersion: 'operator.knative.dev/v1beta1',
  serving: {
    kind: 'KnativeServing',
    name: 'knative-serving',
    namespace: 'knative-serving',
    spec: { 'controller-custom-certs': { name: '', type: '' }, registry: {} },
  },
  eventing: { kind: 'KnativeEventing', name: 'knative-eventing', namespace: 'knative-eventing', spec: {} },
};
