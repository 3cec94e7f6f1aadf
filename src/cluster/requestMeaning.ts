/** What a request asks to do, in the words of the API server's rules. */
export interface RequestMeaning {
  readonly verb: string;
  /** `subscriptions.operators.coreos.com`; a path such as `/version` where it is no resource. */
  readonly resource: string;
  readonly namespace?: string;
}

const verbs: Readonly<Record<string, string>> = { POST: 'create', PATCH: 'patch', DELETE: 'delete' };

/** Reads verb, resource and namespace from the method and path of a request. */
export function meaningOf(method: string, path: string): RequestMeaning {
  const group = /^\/(?:api|apis\/(?<group>[^/]+))\/[^/]+\/(?<rest>.+)$/.exec(path)?.groups;
  if (group?.['rest'] === undefined) return { verb: method.toLowerCase(), resource: path };
  const parts = group['rest'].split('/');
  const inNamespace = parts[0] === 'namespaces' && parts.length > 2;
  const [plural = '', name] = inNamespace ? parts.slice(2) : parts;
  const resource = group['group'] === undefined ? plural : `${plural}.${group['group']}`;
  const verb = verbs[method] ?? (name === undefined ? 'list' : 'get');
  return inNamespace ? { verb, resource, namespace: parts[1] ?? '' } : { verb, resource };
}
