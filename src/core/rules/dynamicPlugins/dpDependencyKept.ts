import { message } from '../../message.ts';
import { listAt } from '../../field.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A dependency that is to be cleared in a way this operator does not understand. */
export const dpDependencyKept: PluginListRule = {
  code: 'dp-dependency-kept',
  about: 'plugin-list',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: ({ merge }) => merge.clearDependencies === 'emptyRef',
  title: '`dependencies: []` does not clear a dependency yet',
  why: `On RHDH 1.8 and 1.9 an empty list leaves the dependencies that the operator's own list gives the plugin: the
SonataFlowPlatform is made all the same, and a platform of one's own is taken over. A list with an empty item, \`[{}]\`, clears them; from
1.10 on \`[]\` does, too.`,
  example: {
    release: '1.9',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}"
        disabled: true
        dependencies: []
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: "oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}"
        disabled: true
        dependencies: [{}]
`,
  },
  fix: 'Writes `[{}]`.',
  judge(list) {
    if (!list.byOperator) return [];
    return list.entries.flatMap((entry): readonly Found[] => {
      const { dependencies } = entry.fields;
      if (!Array.isArray(dependencies) || dependencies.length > 0) return [];
      const kept = listAt(
        list.handed.plugins.find(({ text }) => text === entry.text)?.fields,
        'dependencies',
      );
      if (kept.length === 0) return [];
      const path = ['plugins', entry.index, 'dependencies'];
      return [
        {
          path,
          at: 'value',
          message: message(
            'On RHDH {0} an empty list clears nothing: the operator keeps its own dependencies of this plugin. Write [{}].',
            list.release.line,
          ),
          fix: { kind: 'replace', title: message('Write [{}]'), path, value: [{}] },
        },
      ];
    });
  },
};
