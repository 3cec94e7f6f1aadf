import { dump } from 'js-yaml';
import type { Access } from './apiClient.ts';

/** A kubeconfig with one context per user, each named after its user; the first is the current one. */
export function kubeconfigText(users: readonly [Access, ...Access[]]): string {
  const cluster = ({ server, ca }: Access) => ({
    server,
    'certificate-authority-data': Buffer.from(ca).toString('base64'),
  });
  return dump({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'sandbox', cluster: cluster(users[0]) }],
    users: users.map(({ user, token }) => ({ name: user, user: { token } })),
    contexts: users.map(({ user }) => ({ name: user, context: { cluster: 'sandbox', user } })),
    'current-context': users[0].user,
  });
}
