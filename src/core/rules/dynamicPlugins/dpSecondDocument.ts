import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';

/** A list behind a `---`. */
export const dpSecondDocument: PluginListRule = {
  code: 'dp-second-document',
  about: 'plugin-list',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'Only the first document of a plugin list is read',
  why: `From RHDH 1.8 on the rhdh-operator reads the text under \`dynamic-plugins.yaml\` up to the first \`---\` and forgets the rest. The
plugin installer, which reads that text itself on 1.7 and without the operator, stops at a second document.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    ---
    plugins:
      - package: ./dynamic-plugins/dist/backstage-plugin-signals
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
      - package: ./dynamic-plugins/dist/backstage-plugin-signals
`,
  },
  judge({ precededBy, container, byOperator, release, target }) {
    if (precededBy === 0) return [];
    if (byOperator) {
      return [
        {
          path: [],
          at: 'value',
          message: message(
            'The RHDH operator reads this text up to the first "---": what follows it, from here on, is forgotten.',
          ),
        },
      ];
    }
    return [
      {
        path: [],
        at: 'value',
        // In a file of several documents a list by shape alone may be no file of the installer.
        severity: container === 'configMap' || target !== undefined ? 'error' : 'info',
        consumer: 'installer',
        effect: 'fails',
        message: message(
          'A plugin list is one document: the plugin installer of RHDH {0} stops at the "---" above.',
          release.line,
        ),
      },
    ];
  },
};
