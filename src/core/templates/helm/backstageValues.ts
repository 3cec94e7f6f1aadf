import type { ValueFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { instanceNotes } from '../notes.ts';
import { joined } from '../joined.ts';
import { backendSecretKey } from '../objectNames.ts';
import { installCommand } from './command.ts';
import { databaseNotes } from './databaseNotes.ts';
import { databaseValues } from './databaseValues.ts';
import { optionValues } from './optionValues.ts';

const path = '20-values-backstage.yaml';

/** What differs from the chart's own values: the Orchestrator switched on, and what this target chose. */
export function backstageValues(target: Target): ValueFile {
  const database = databaseValues(target);
  const options = optionValues(target);
  return {
    kind: 'values',
    path,
    notes: instanceNotes(target, ...notes(target)),
    value: {
      ...(Object.keys(options.global).length === 0 ? {} : { global: options.global }),
      orchestrator: {
        enabled: true,
        sonataflowPlatform: { monitoring: { enabled: target.monitoring }, ...database.platform },
      },
      upstream: joined(serviceAccess, sizes(target), database.upstream, options.upstream),
    },
  };
}

/** The chart replaces its list with ours: its own entry comes first, so that nobody loses access. */
const serviceAccess = {
  backstage: {
    appConfig: {
      backend: {
        auth: {
          externalAccess: [
            {
              type: 'legacy',
              options: { subject: 'legacy-default-config', secret: `\${${backendSecretKey}}` },
            },
            { type: 'static', options: { token: `\${${backendSecretKey}}`, subject: 'orchestrator' } },
          ],
        },
      },
    },
  },
};

function sizes({ resources }: Target): object {
  return resources.backstage === undefined ? {} : { backstage: { resources: resources.backstage } };
}

/** The router's domain is the cluster's to know. Source: config.openshift.io/v1 Ingress "cluster", spec.domain. */
const routerDomain =
  'global.clusterRouterBase="$(oc get ingresses.config.openshift.io cluster --output jsonpath=\'{.spec.domain}\')"';

function notes(target: Target): readonly Message[] {
  const { name } = target;
  return [
    message(
      'Install the chart of 10-values-orchestrator-infra.yaml first, and wait until its operators are there.',
    ),
    message(
      'To install or upgrade:{0}',
      installCommand(target, { release: name, chart: 'backstage', values: path, set: routerDomain }),
    ),
    message(
      'The chart makes SonataFlowPlatform, network policies and {0} itself; it refuses to be installed where the namespace has a SonataFlowPlatform already.',
      backendSecretKey,
    ),
    ...databaseNotes(target),
  ];
}
