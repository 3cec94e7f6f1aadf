import { message } from '../../message.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';

/** A list of plugins that nobody reads, beside a Backstage object that reads another one or none. */
export const unusedPlugins: WorkspaceRule = {
  code: 'cm-unused',
  about: 'workspace',
  consumer: 'operator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'A list of plugins that no Backstage object names',
  why: `The RHDH operator reads the ConfigMap that \`spec.application.dynamicPluginsConfigMapName\` names, and no other. A list in
a ConfigMap that nobody names does nothing. This is told where a Backstage object stands in the same file, kustomization or
folder.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-dynamic-plugins
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
spec:
  application:
    dynamicPluginsConfigMapName: hub-dynamic-plugins
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-dynamic-plugins
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
`,
  },
  judge(object, around) {
    if (object.traits.of !== 'ConfigMap' || !object.traits.hasPluginList) return [];
    if (isUncertain(object, around) || isNamed(object, around)) return [];
    const [backstage, ...more] = around.near(object.file).filter((one) => couldRead(one, object, around));
    if (backstage === undefined || more.length > 0) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          'Nobody names this ConfigMap: the Backstage object "{0}" beside it reads the list that its dynamicPluginsConfigMapName says, and no other.',
          backstage.name,
        ),
      },
    ];
  },
};

function isNamed({ kind, name }: WorkspaceObject, around: Surroundings): boolean {
  return around.naming(kind, name).some(({ use }) => use.role === 'reference');
}

function couldRead(backstage: WorkspaceObject, object: WorkspaceObject, around: Surroundings): boolean {
  return (
    backstage.kind === 'Backstage' &&
    !isPatch(backstage, around) &&
    areOneSet(backstage, object, around) &&
    shareNamespace(backstage, object, around) === 'yes'
  );
}
