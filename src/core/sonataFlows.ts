import { field, listAt, numberAt, textAt } from './field.ts';

/**
 * What is kept of a SonataFlow: whether it is deployed, built and registered, and which Secret its state needs. The
 * workflow itself can be long and is never judged in a cluster.
 */
export function withoutFlow(raw: unknown): { readonly spec: object; readonly status: object } {
  const persistence = field(raw, 'spec', 'persistence');
  const services = field(raw, 'status', 'services');
  const observedGeneration = numberAt(raw, 'status', 'observedGeneration');
  return {
    spec: persistence === undefined ? {} : { persistence },
    status: {
      conditions: listAt(raw, 'status', 'conditions'),
      ...(services !== undefined && { services }),
      ...(observedGeneration !== undefined && { observedGeneration }),
    },
  };
}

/** Whether a workflow keeps its state in the database behind this Service. */
export function keepsStateAt(workflow: unknown, service: string, namespace: string): boolean {
  const reference = field(workflow, 'spec', 'persistence', 'postgresql', 'serviceRef');
  return textAt(reference, 'name') === service && textAt(reference, 'namespace') === namespace;
}

/** The Secret from which a workflow takes the login of its database; `undefined` where it keeps no state. */
export function databaseSecretOf(workflow: unknown): string | undefined {
  return textAt(workflow, 'spec', 'persistence', 'postgresql', 'secretRef', 'name');
}
