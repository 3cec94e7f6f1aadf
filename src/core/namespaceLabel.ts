/** The label by which the API server gives every Namespace its own name. */
export const namespaceLabel = 'kubernetes.io/metadata.name';
