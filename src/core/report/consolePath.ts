import type { ObjectRef } from '../manifest.ts';

/** Groups that the web console knows by the plural of their kinds; every other one it calls by group, version and kind. */
const builtIn = /^([a-z]+|[a-z.]+\.k8s\.io)$/;

/** The page of an object below the address of OpenShift's web console; `plural` is how the API server calls its kind. */
export function consolePath({ apiVersion, kind, name, namespace }: ObjectRef, plural: string): string {
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const type = group === '' || builtIn.test(group) ? plural : `${group}~${version}~${kind}`;
  const where = namespace === undefined ? 'cluster' : `ns/${encodeURIComponent(namespace)}`;
  return `/k8s/${where}/${type}/${encodeURIComponent(name)}`;
}
