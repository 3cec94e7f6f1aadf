import { join } from 'node:path';
import type { Lifetime } from './lifetime.ts';

/**
 * Starts the namespace controller and the garbage collector: without them a deleted namespace stays
 * `Terminating` and what an owner leaves behind is never removed. They work from a few seconds later on;
 * the collector learns of new CRDs every 30 s.
 */
export function startControllers(binary: string, lifetime: Lifetime, kubeconfig: string): void {
  lifetime.start('controllers', binary, [
    'controllers',
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    '--controllers=namespace-controller,garbage-collector-controller',
    '--leader-elect=false',
    '--secure-port=0',
    `--cert-dir=${join(lifetime.folder, 'certs')}`,
  ]);
}
