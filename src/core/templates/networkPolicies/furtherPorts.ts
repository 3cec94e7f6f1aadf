import { message, type Message } from '../../message.ts';
import { databaseServer, defaultDatabasePort } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';

/** Ports that RHDH goes out to for a choice of the target, beyond those the operator opens. */
export interface FurtherPorts {
  /** What is reached there; part of the policy's name. */
  readonly what: string;
  readonly ports: readonly number[];
  readonly reason: (policy: string) => Message;
}

const httpPort = 80;
const httpsPort = 443;
/** Where the API server of OpenShift listens. */
const kubernetesPort = 6443;

/** Further ports that the choices of the target need. */
export function furtherPorts(target: Target): readonly FurtherPorts[] {
  return [databaseOf(target), kubernetes(target), loki(target), mirrors(target)].filter(
    ({ ports }) => ports.length > 0,
  );
}

/** The operator opens the port of PostgreSQL, to any server where the database is one's own. */
function databaseOf({ database }: Target): FurtherPorts {
  const port = database.mode === 'external' ? databaseServer(database.at).port : defaultDatabasePort;
  return {
    what: 'database',
    ports: [port].filter((one) => one !== defaultDatabasePort),
    reason: (policy) =>
      message(
        '{0}: the database is reached on port {1}, and only {2} is open. Where the Pods behind a Service listen on another port, it belongs here.',
        policy,
        port,
        defaultDatabasePort,
      ),
  };
}

function kubernetes({ cicd }: Target): FurtherPorts {
  return {
    what: 'kubernetes-api',
    ports: cicd ? [kubernetesPort] : [],
    reason: (policy) =>
      message(
        '{0}: the Tekton and Kubernetes plugins ask the API server at K8S_CLUSTER_URL, on OpenShift port {1}.',
        policy,
        kubernetesPort,
      ),
  };
}

function loki({ loki: options }: Target): FurtherPorts {
  const { baseUrl = '' } = options ?? {};
  return {
    what: 'loki',
    ports: [portIn(baseUrl)].filter((port) => port !== undefined),
    reason: (policy) => message('{0}: logs of workflows are read from {1}.', policy, baseUrl),
  };
}

/** The init container that fetches the plugins belongs to the Pod of RHDH. */
function mirrors({ mirrors: { images, catalogIndex } }: Target): FurtherPorts {
  const named = [images, catalogIndex].filter((one) => one !== undefined);
  const ports = named.flatMap((one) => portIn(one) ?? []);
  return {
    what: 'mirror',
    ports: [...new Set(ports)],
    reason: (policy) => message('{0}: plugins are fetched from {1}.', policy, named.join(', ')),
  };
}

/** The port of an address or image, where it is none that is open: 80 is inside the cluster, 443 everywhere. */
function portIn(address: string): number | undefined {
  const [, digits] = /^(?:https?:\/\/)?[^/:]+:(\d+)(?:\/|$)/.exec(address) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  return port === httpPort || port === httpsPort ? undefined : port;
}
