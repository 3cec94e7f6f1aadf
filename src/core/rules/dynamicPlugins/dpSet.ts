import { orchestratorRole } from '../../dynamicPlugins/orchestratorRole.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import { wantedEntry } from '../../dynamicPlugins/wantedEntry.ts';
import { message } from '../../message.ts';
import type { PluginRole } from '../../release.ts';
import { hasOrchestratorFlavour } from '../../target/target.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** Part of the Orchestrator is switched on, and part of it is not. */
export const dpSet: PluginListRule = {
  code: 'dp-set',
  about: 'plugin-list',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A plugin of the Orchestrator is missing',
  why: `The Orchestrator is four plugins: frontend, backend, the module of the scaffolder, and the widgets of its forms. All are off by
default. Without the backend the pages stay empty, without the module no software template starts a workflow, without the widgets
forms that use them do not show. A plugin that a list names and switches off is left out on purpose.`,
  example: {
    release: '1.9',
    bad: `includes:
  - dynamic-plugins.default.yaml
plugins:
  - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator:{{inherit}}"
    disabled: false
  - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}"
    disabled: false
  - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-scaffolder-backend-module-orchestrator:{{inherit}}"
    disabled: false
`,
    good: `includes:
  - dynamic-plugins.default.yaml
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
  },
  fix: 'Adds the plugin as the release needs it.',
  judge(list) {
    const { release, entries } = list;
    const target = list.target ?? { release, method: 'operator', ownPlatform: false };
    if (!isWholeSet(list)) return [];
    const named = new Set(entries.map(({ plugin }) => orchestratorRole(plugin)));
    if (!named.has('frontend') && !named.has('backend')) return [];
    const on = rolesOn(list);
    if (!on.has('frontend') && !on.has('backend')) return [];
    return release.plugins
      .filter(({ role, required }) => required && !named.has(role) && !on.has(role))
      .map((plugin): Found => {
        const text = plugin.package;
        return {
          path: ['plugins'],
          at: 'key',
          message: message('The Orchestrator is on, but {0} is missing from the list.', text),
          fix: {
            kind: 'append',
            title: message('Add {0}', text),
            path: ['plugins'],
            value: wantedEntry(plugin, target),
          },
        };
      });
  },
};

/** Whether no other list brings the rest: a chart has one of its own, a file may be laid over a flavour. */
function isWholeSet({ container, target, release }: PluginList): boolean {
  if (target === undefined) return container === 'configMap' && !hasOrchestratorFlavour(release);
  return container === 'configMap' || (container === 'file' && target.plugins === 'configmap');
}

function rolesOn({ merge }: PluginList): ReadonlySet<PluginRole | undefined> {
  return new Set(merge.plugins.filter(({ off }) => !off).map(({ plugin }) => orchestratorRole(plugin)));
}
