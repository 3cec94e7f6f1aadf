/** A kind as the API server serves it. */
export interface ServedType {
  /** `operators.coreos.com/v1alpha1`, `v1` */
  readonly apiVersion: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** `/apis/apps/v1`, `/api/v1` */
export function versionPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The path of all objects of a type, or of those in one namespace. */
export function collectionPath({ apiVersion, plural, namespaced }: ServedType, namespace?: string): string {
  const within = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${versionPath(apiVersion)}${within}/${plural}`;
}

/** The path of one object. */
export function objectPath(type: ServedType, name: string, namespace?: string): string {
  return `${collectionPath(type, namespace)}/${encodeURIComponent(name)}`;
}
