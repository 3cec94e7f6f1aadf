import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { knownTarget } from '../knownTarget.ts';
import type { DocumentRule } from '../rule.ts';
import { dataIndexService, dataIndexUrls, type DataIndexUrl } from './dataIndexUrl.ts';

/** RHDH looks for data-index where the platform of the target does not have it. */
export const acDataIndexUrl: DocumentRule = {
  code: 'ac-data-index-url',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A URL that leads to no data-index',
  why: `RHDH asks data-index for workflows. Its Service is called after the platform and is in the namespace of the platform; it
listens on port 80 and passes on to 8080 by itself. Under any other name, namespace or port RHDH shows no workflows and says
that the connection is refused. Without \`http://\` in front it is no URL at all, and nothing is asked.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      dataIndexService:
        url: http://sonataflow-platform-data-index-service.sonataflow-infra
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      dataIndexService:
        url: http://sonataflow-platform-data-index-service.rhdh
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
`,
  },
  fix: 'Puts in Service and namespace of the target, leaves out the port, or adds `http://`.',
  judge(facts, context) {
    const target = knownTarget(context);
    const service = dataIndexService(context.release);
    return dataIndexUrls(facts).flatMap((found) => {
      const wrong =
        wrongPort(found, service) ?? (target && wrongHost(found, service, target)) ?? noScheme(found);
      if (wrong === undefined) return [];
      const { path, url, host, start, port } = found;
      const to = found.hasScheme ? wrong.to : `http://${wrong.to}`;
      const end = start + host.length + (port === undefined ? 0 : port.length + 1);
      return [
        {
          path,
          at: 'value',
          span: [start, end],
          message: wrong.message,
          fix: {
            kind: 'replace',
            title: message('Change to "{0}"', to),
            path,
            value: url.slice(0, start) + to + url.slice(end),
          },
        } as const,
      ];
    });
  },
};

interface Wrong {
  readonly message: Message;
  /** What belongs in the place of host and port. */
  readonly to: string;
}

function noScheme({ hasScheme, host, port }: DataIndexUrl): Wrong | undefined {
  if (hasScheme) return undefined;
  const address = port === undefined ? host : `${host}:${port}`;
  return {
    message: message(
      '"{0}" is no URL: RHDH asks nobody for workflows. Write "http://" in front of it.',
      address,
    ),
    to: address,
  };
}

function wrongPort({ host, port }: DataIndexUrl, service: string): Wrong | undefined {
  if (port === undefined || port === '80' || host.split('.')[0] !== service) return undefined;
  return { message: message('The Service of data-index listens on port 80, not on {0}.', port), to: host };
}

function wrongHost({ host }: DataIndexUrl, service: string, target: Target): Wrong | undefined {
  const [name, namespace] = host.split('.');
  const to = `${service}.${target.namespace}`;
  // A name with dots that is not the Service's may well lead out of the cluster.
  const isElsewhere =
    name === service ? (namespace ?? target.namespace) !== target.namespace : namespace === undefined;
  if (!isElsewhere) return undefined;
  return {
    message: message(
      'The platform of "{0}" has its data-index at {1}: RHDH shows no workflows of {2}.',
      target.name,
      to,
      host,
    ),
    to,
  };
}
