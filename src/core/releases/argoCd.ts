import type { ArgoCdFacts } from '../infrastructure.ts';

interface Amounts {
  readonly cpu: string;
  readonly memory: string;
}

function resources(requests: Amounts, limits: Amounts): object {
  return { resources: { limits, requests } };
}

/** Source: OP 1.8 … main, plugin-infra/argocd-cr.yaml. */
export const argoCd: ArgoCdFacts = {
  apiVersion: 'argoproj.io/v1beta1',
  name: 'argocd',
  namespace: 'openshift-gitops-operator',
  spec: {
    controller: resources({ cpu: '250m', memory: '1024Mi' }, { cpu: '2000m', memory: '2048Mi' }),
    ha: {
      ...resources({ cpu: '250m', memory: '128Mi' }, { cpu: '500m', memory: '256Mi' }),
      enabled: false,
    },
    rbac: {
      defaultPolicy: '',
      policy: 'g, system:cluster-admins, role:admin\n',
      scopes: '[groups]',
    },
    redis: resources({ cpu: '250m', memory: '128Mi' }, { cpu: '500m', memory: '256Mi' }),
    repo: resources({ cpu: '250m', memory: '256Mi' }, { cpu: '1000m', memory: '1024Mi' }),
    server: {
      ...resources({ cpu: '125m', memory: '128Mi' }, { cpu: '500m', memory: '256Mi' }),
      route: { enabled: true },
    },
    sso: {
      dex: {
        ...resources({ cpu: '250m', memory: '128Mi' }, { cpu: '500m', memory: '256Mi' }),
        openShiftOAuth: true,
      },
      provider: 'dex',
    },
  },
};
