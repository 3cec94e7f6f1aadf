import { escapedForHelm, hasBareInherit } from '../../dynamicPlugins/helmText.ts';
import { listAt, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule, Found } from '../rule.ts';

/** `{{inherit}}` in the values of a chart, where double braces belong to Helm. */
export const dpHelmInherit: DocumentRule = {
  code: 'dp-helm-inherit',
  about: 'document',
  consumer: 'reader',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: '`{{inherit}}` in Helm values without an escape',
  why: `The backstage chart puts the plugin lists of its values through Helm's \`tpl\`, to which \`{{inherit}}\` is the call of a function
that does not exist: nothing is rendered. Written \`{{ "{{inherit}}" }}\` it reaches the plugin installer as it should.`,
  example: {
    release: '1.10',
    file: 'values.yaml',
    bad: `global:
  dynamic:
    plugins:
      - package: 'oci://registry.access.redhat.com/rhdh/example:{{inherit}}'
`,
    good: `global:
  dynamic:
    plugins:
      - package: 'oci://registry.access.redhat.com/rhdh/example:{{ "{{inherit}}" }}'
`,
  },
  fix: 'Writes it so that Helm hands it on.',
  judge({ is, container, value }, { target }) {
    if (is.kind !== 'dynamic-plugins' || container !== 'values') return [];
    return listAt(value, 'plugins').flatMap((_, index): readonly Found[] => {
      const path = ['plugins', index, 'package'];
      const text = textAt(value, ...path);
      if (text === undefined || !hasBareInherit(text)) return [];
      return [
        {
          path,
          at: 'value',
          // A piece of values may be meant for something else than the chart.
          ...(target === undefined ? { severity: 'info' } : {}),
          message: message(
            'Helm takes "{{inherit}}" in its values for a function, which does not exist: escape it as {0}.',
            '{{ "{{inherit}}" }}',
          ),
          fix: {
            kind: 'replace',
            title: message('Escape it for Helm'),
            path,
            value: escapedForHelm(text),
          },
        },
      ];
    });
  },
};
