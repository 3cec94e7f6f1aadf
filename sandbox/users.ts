import { randomBytes } from 'node:crypto';
import type { Manifest } from '../src/core/manifest.ts';
import type { ApiClient } from './apiClient.ts';

/** A rule of RBAC. `apiGroups: ['']` is the core group. */
interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

/** A user made while the server runs. */
export interface NewUser {
  /** DNS-1123 label. */
  readonly name: string;
  /** What it may do in the whole cluster. */
  readonly rules?: readonly Rule[];
  /** What it may do in single namespaces, which must exist. */
  readonly namespaces?: Readonly<Record<string, readonly Rule[]>>;
}

/** The users every server has from the start, with their groups. `nobody` is refused everything but discovery. */
const standingUsers = {
  admin: ['system:masters'],
  reader: ['sandbox:readers'],
  nobody: [],
} as const satisfies Record<string, readonly string[]>;

export type StandingUser = keyof typeof standingUsers;

/** Fresh random tokens and the token file in which the API server reads them. */
export function tokenFile(): {
  readonly text: string;
  readonly tokens: Readonly<Record<StandingUser, string>>;
} {
  const tokens = { admin: newToken(), reader: newToken(), nobody: newToken() };
  const rows = Object.entries(standingUsers).map(([user, groups]) => {
    const row = `${tokens[user as StandingUser]},${user},${user}`;
    return groups.length === 0 ? row : `${row},"${groups.join(',')}"`;
  });
  return { text: `${rows.join('\n')}\n`, tokens };
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Lets `reader` see what OpenShift's cluster-reader sees: everything that is not a Secret. */
export async function allowReader(admin: ApiClient): Promise<void> {
  await grant(admin, 'sandbox:reader', readerRules, {
    kind: 'Group',
    apiGroup: 'rbac.authorization.k8s.io',
    name: standingUsers.reader[0],
  });
}

const usersNamespace = 'sandbox-users';

/** Makes a user and returns its token, good for an hour. */
export async function addUser(admin: ApiClient, user: NewUser): Promise<string> {
  // The token file is read only once, so later users are service accounts.
  const account = { kind: 'ServiceAccount', name: user.name, namespace: usersNamespace };
  await admin.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: usersNamespace } });
  const metadata = { name: user.name, namespace: usersNamespace };
  await admin.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  if (user.rules) await grant(admin, `sandbox:${user.name}`, user.rules, account);
  for (const [namespace, rules] of Object.entries(user.namespaces ?? {})) {
    await grant(admin, `sandbox:${user.name}`, rules, account, namespace);
  }
  const response = await admin.request({
    method: 'POST',
    path: `/api/v1/namespaces/${usersNamespace}/serviceaccounts/${user.name}/token`,
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } },
  });
  if (response.status !== 201) throw new Error(`No token for ${user.name}: ${JSON.stringify(response.body)}`);
  return (response.body as { status: { token: string } }).status.token;
}

/** A role and its binding; in one namespace where one is named. */
async function grant(
  admin: ApiClient,
  name: string,
  rules: readonly Rule[],
  subject: Readonly<Record<string, string>>,
  namespace?: string,
): Promise<void> {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = namespace === undefined ? { name } : { name, namespace };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind, name };
  const objects: readonly Manifest[] = [
    { apiVersion, kind, metadata, rules },
    { apiVersion, kind: `${kind}Binding`, metadata, roleRef, subjects: [subject] },
  ];
  for (const object of objects) await admin.apply(object);
}

const see = ['get', 'list', 'watch'];

const readerRules: readonly Rule[] = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'endpoints',
      'events',
      'namespaces',
      'nodes',
      'persistentvolumeclaims',
      'persistentvolumes',
      'pods',
      'serviceaccounts',
      'services',
    ],
    verbs: see,
  },
  {
    apiGroups: [
      'apiextensions.k8s.io',
      'apiregistration.k8s.io',
      'apps',
      'batch',
      'config.openshift.io',
      'coordination.k8s.io',
      'discovery.k8s.io',
      'events.k8s.io',
      'networking.k8s.io',
      'olm.operatorframework.io',
      'operator.knative.dev',
      'operators.coreos.com',
      'packages.operators.coreos.com',
      'rbac.authorization.k8s.io',
      'rhdh.redhat.com',
      'route.openshift.io',
      'sonataflow.org',
      'storage.k8s.io',
    ],
    resources: ['*'],
    verbs: see,
  },
];
