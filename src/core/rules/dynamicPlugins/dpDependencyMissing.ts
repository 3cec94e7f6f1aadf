import { orchestratorRole } from '../../dynamicPlugins/orchestratorRole.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import { platformRef } from '../../dynamicPlugins/wantedEntry.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import { listAt, textAt } from '../../field.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import { hasOrchestratorFlavour } from '../../target/target.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** The backend of the Orchestrator is on and nothing makes the operator bring its platform along. */
export const dpDependencyMissing: PluginListRule = {
  code: 'dp-dependency-missing',
  about: 'plugin-list',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'Nothing brings the platform of the Orchestrator along',
  why: `The rhdh-operator makes the SonataFlowPlatform only for a plugin with \`dependencies: [{ref: sonataflow}]\`. On 1.8 and 1.9 the
backend has it from the operator's own list, if its \`package\` is the same text; on 1.7, and from 1.10 on without the flavour, it has
to be written. Whoever keeps a platform of their own writes that they do: an empty list, or \`ownPlatform: true\` in the target.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator:{{inherit}}"
        disabled: false
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}"
        disabled: false
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-scaffolder-backend-module-orchestrator:{{inherit}}"
        disabled: false
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}"
        disabled: false
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator:{{inherit}}"
        disabled: false
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}"
        dependencies:
          - ref: sonataflow
        disabled: false
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-scaffolder-backend-module-orchestrator:{{inherit}}"
        disabled: false
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets:{{inherit}}"
        disabled: false
`,
  },
  fix: 'Adds `ref: sonataflow`.',
  judge(list) {
    if (list.container !== 'configMap' || !needsPlatform(list)) return [];
    return list.entries
      .filter(({ plugin }) => orchestratorRole(plugin) === 'backend')
      .flatMap((entry): readonly Found[] => {
        const effective = list.effective(entry);
        if (effective === undefined || effective.off) return [];
        const dependencies = dependenciesOf(entry, list);
        const isSettled =
          dependencies !== undefined &&
          // Cleared on purpose, or named; a part of the name is another rule's.
          (dependencies.every(isEmpty) || dependencies.some((item) => brings(item)));
        if (isSettled) return [];
        return [
          {
            path: ['plugins', entry.index, 'package'],
            at: 'value',
            message: message(
              'Nothing makes the RHDH operator create the SonataFlowPlatform that this plugin needs: add the dependency "{0}".',
              platformRef,
            ),
            fix: fixFor(entry),
          },
        ];
      });
  },
};

/** Whether the operator is to make the platform; where nobody names a Backstage object, a flavour may bring the dependency. */
function needsPlatform({ target, release }: PluginList): boolean {
  if (target === undefined) return !hasOrchestratorFlavour(release);
  return target.method === 'operator' && !target.ownPlatform;
}

/** What the operator finds after its own merge; `undefined` where nobody says anything. */
function dependenciesOf(entry: ListEntry, list: PluginList): readonly unknown[] | undefined {
  const handed = list.handed.plugins.find(({ text }) => text === entry.text);
  const fields = (handed ?? entry).fields;
  return Array.isArray(fields['dependencies']) ? listAt(fields, 'dependencies') : undefined;
}

function isEmpty(item: unknown): boolean {
  return (textAt(item, 'ref') ?? '') === '' && textAt(item, 'name') === undefined;
}

function brings(item: unknown): boolean {
  const said = (textAt(item, 'ref') ?? textAt(item, 'name') ?? '').trim().toLowerCase();
  return said !== '' && `${platformRef}.yaml`.startsWith(said);
}

function fixFor({ index, fields }: ListEntry): Fix {
  const title = message('Add the dependency "{0}"', platformRef);
  const value = { ref: platformRef };
  const path = ['plugins', index];
  return listAt(fields, 'dependencies').length > 0
    ? { kind: 'append', title, path: [...path, 'dependencies'], value }
    : { kind: 'set', title, path, key: 'dependencies', value: [value], after: 'package' };
}
