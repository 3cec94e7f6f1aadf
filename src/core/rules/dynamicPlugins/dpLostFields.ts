import { message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';

/** Fields that the installer knows and that the rhdh-operator does not hand on, with what they are anyway. */
const lost: readonly (readonly [field: string, whenAbsent: unknown])[] = [
  ['pullPolicy', 'IfNotPresent'],
  ['forceDownload', false],
];

/** A field that the installer would read, in a list that does not reach it as it is. */
export const dpLostFields: PluginListRule = {
  code: 'dp-lost-fields',
  about: 'plugin-list',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: ({ merge }) => merge.merges && lost.some(([field]) => !merge.knownFields.includes(field)),
  title: 'The operator leaves this field out',
  why: `From RHDH 1.8 on the rhdh-operator writes the list anew for the plugin installer, with the fields it knows itself.
\`pullPolicy\` and \`forceDownload\` are not among them, so that in a ConfigMap they do nothing. An image that is to be pulled at
every start needs \`:latest!\` in its \`package\`, a new version of a package a new version in its name.`,
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
        forceDownload: false
        disabled: false
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
        disabled: false
`,
  },
  fix: 'Removes the field where it says nothing but the default.',
  judge({ entries, byOperator, release }) {
    if (!byOperator) return [];
    return entries.flatMap(({ index, fields }) =>
      lost
        .filter(([field]) => field in fields && !release.merge.knownFields.includes(field))
        .map(([field, whenAbsent]) => {
          const path = ['plugins', index, field];
          return {
            path,
            at: 'key' as const,
            message: message(
              'The RHDH operator leaves "{0}" out when it hands this list to the plugin installer: it does nothing here.',
              field,
            ),
            ...(fields[field] === whenAbsent
              ? { fix: { kind: 'remove' as const, title: message('Remove "{0}"', field), path } }
              : {}),
          };
        }),
    );
  },
};
