/** What an API request is about, as the API server's own authorization sees it. */
export interface RequestInfo {
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';
  readonly group: string;
  /** Plural; empty for paths that are about no resource, such as `/version` and discovery. */
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/** Reads method and path (with query) of a request. */
export function requestInfo(method: string, path: string): RequestInfo {
  const { pathname, searchParams } = new URL(path, 'https://any.invalid');
  const [root, ...rest] = pathname.split('/').filter((part) => part !== '');
  const group = root === 'apis' ? (rest.shift() ?? '') : '';
  // The version.
  rest.shift();
  const namespace = rest[0] === 'namespaces' && rest.length > 2 ? rest[1] : undefined;
  const [resource = '', name] = namespace === undefined ? rest : rest.slice(2);
  const watches = ['true', '1'].includes(searchParams.get('watch') ?? '');
  return { verb: verb(method, name !== undefined, watches), group, resource, namespace, name };
}

function verb(method: string, named: boolean, watches: boolean): RequestInfo['verb'] {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'delete';
    default:
      if (watches) return 'watch';
      return named ? 'get' : 'list';
  }
}
