import { message } from '../../message.ts';
import { dynamicPluginsKey } from '../../recognise.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';

const path = ['spec', 'rawRuntimeConfig', 'backstageConfig'];

/** The raw configuration replaces the plugins of the flavour, too. */
export const rawHidesFlavour: WorkspaceRule = {
  code: 'raw-hides-flavour',
  about: 'workspace',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: ({ flavours }) => flavours.length > 0,
  title: 'The raw configuration hides the flavour',
  why: `A \`dynamic-plugins.yaml\` in the ConfigMap of \`rawRuntimeConfig.backstageConfig\` replaces the operator's own one, and with
it the plugins of every flavour. The operator says nothing; the Orchestrator is not there, and neither is its platform.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
  rawRuntimeConfig:
    backstageConfig: raw-config
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: raw-config
  namespace: rhdh
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
    plugins: []
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
`,
  },
  judge(object, around) {
    if (object.traits.of !== 'Backstage' || object.traits.flavour !== 'on') return [];
    const raw = object.names.find(({ place }) => place.path.join('.') === path.join('.'));
    if (raw === undefined) return [];
    const hides = around
      .defining('ConfigMap', raw.name)
      .some(
        (other) =>
          other.keys?.includes(dynamicPluginsKey) === true && shareNamespace(object, other, around) === 'yes',
      );
    if (!hides) return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'The {0} in {1} takes the place of all plugins, those of the flavour included: the Orchestrator is not there.',
          dynamicPluginsKey,
          raw.name,
        ),
      },
    ];
  },
};
