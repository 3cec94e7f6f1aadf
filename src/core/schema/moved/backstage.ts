import { message } from '../../message.ts';
import { isMapping } from '../place.ts';
import type { Destination, Moved } from './moved.ts';

const pod = ['spec', 'deployment', 'patch', 'spec', 'template', 'spec'] as const;

/** Names of the containers are those of the operator's own Deployment (rhdh-operator, default-config/deployment.yaml). */
const images: readonly Destination[] = [
  { path: [...pod, 'containers'], value: (image) => withImage('backstage-backend', image) },
  { path: [...pod, 'initContainers'], value: (image) => withImage('install-dynamic-plugins', image) },
];

function withImage(container: string, image: unknown): unknown {
  return typeof image === 'string' ? [{ name: container, image }] : undefined;
}

/** v1alpha5 lists the secrets as Kubernetes does, by mappings with a name. */
function secretsByName(secrets: unknown): unknown {
  if (!Array.isArray(secrets)) return undefined;
  const named: readonly unknown[] = secrets.map((secret: unknown) =>
    typeof secret === 'string' ? { name: secret } : secret,
  );
  return named.every((one) => isMapping(one) && typeof one['name'] === 'string') ? named : undefined;
}

/** What stood in `spec.application` up to v1alpha4 and where it is written since. */
const droppedInV1alpha5: readonly Moved[] = [
  {
    from: 'spec.application.replicas',
    message: message(
      '"replicas" was removed in v1alpha5: it stands under spec.deployment.patch, as in a Deployment.',
    ),
    becomes: { kind: 'moved', to: [{ path: ['spec', 'deployment', 'patch', 'spec', 'replicas'] }] },
  },
  {
    from: 'spec.application.image',
    message: message(
      '"image" was removed in v1alpha5: it stands under spec.deployment.patch, at the containers of the pod.',
    ),
    becomes: { kind: 'moved', to: images },
  },
  {
    from: 'spec.application.imagePullSecrets',
    message: message(
      '"imagePullSecrets" was removed in v1alpha5: it stands under spec.deployment.patch, in the pod.',
    ),
    becomes: {
      kind: 'moved',
      to: [{ path: [...pod, 'imagePullSecrets'], value: secretsByName }],
    },
  },
];

const extraEnvs = message(
  'A Backstage has no field for environment variables here: they stand under spec.application.extraEnvs.',
);
const podTemplate = message(
  'A Backstage has no pod template: what is to differ from the operator’s own pod stands under spec.deployment.patch.spec.template.',
);
const chartValues = message(
  'This is a value of the Helm chart. In a Backstage the application is described under spec.application.',
);

/** What people write into a Backstage that no version of it knows. */
export const movedInBackstage: readonly Moved[] = [
  ...droppedInV1alpha5,
  {
    from: 'spec.deployment',
    message: message(
      'v1alpha1 has no field "deployment": it came with v1alpha2. Change the apiVersion to use it.',
    ),
  },
  ...['spec.env', 'spec.envs', 'spec.application.env', 'spec.application.envs'].map((from) => ({
    from,
    message: extraEnvs,
  })),
  ...['spec.podTemplate', 'spec.template', 'spec.application.podTemplate', 'spec.application.template'].map(
    (from) => ({ from, message: podTemplate }),
  ),
  ...['upstream', 'global', 'spec.upstream', 'spec.global', 'spec.backstage'].map((from) => ({
    from,
    message: chartValues,
  })),
  {
    from: 'spec.replicas',
    message: message(
      'A Backstage has no field "replicas" here: it stands under spec.deployment.patch, as in a Deployment.',
    ),
    becomes: { kind: 'moved', to: [{ path: ['spec', 'deployment', 'patch', 'spec', 'replicas'] }] },
  },
  {
    from: 'spec.application.route.tls.termination',
    message: message(
      'The operator makes every Route with edge termination: there is no field "termination".',
    ),
    becomes: { kind: 'removed' },
  },
];
