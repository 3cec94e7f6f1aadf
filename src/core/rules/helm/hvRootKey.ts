import { message } from '../../message.ts';
import { plainSchema } from '../../schema/catalog.ts';
import { editDistance } from '../../schema/nearest.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule } from '../rule.ts';

/** A section beside those of the chart, whose name is nearly one of theirs. */
export const hvRootKey: DocumentRule = {
  code: 'hv-root-key',
  about: 'document',
  consumer: 'helm',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A section that the infrastructure chart does not read',
  why: `The schema of the infrastructure chart is strict about its sections and open beside them: Helm takes any other name at the
root, and nothing reads it. The README of the chart has \`test.enabled\`, and the section is called \`tests\`.`,
  example: {
    release: '1.10',
    file: 'values.yaml',
    bad: `serverlessOperator:
  enabled: true
test:
  enabled: false
`,
    good: `serverlessOperator:
  enabled: true
tests:
  enabled: false
`,
  },
  fix: 'Writes the name of the section.',
  judge({ is, value }) {
    if (is.kind !== 'helm-infra-values' || !isMapping(value)) return [];
    const known = Object.keys(plainSchema('helm-infra-values').properties ?? {});
    return Object.keys(value).flatMap((name) => {
      const meant = known.includes(name) ? undefined : nearName(name, known);
      if (meant === undefined || meant in value) return [];
      return [
        {
          path: [name],
          at: 'key',
          message: message('The chart reads "{0}", not "{1}", and Helm says nothing about it.', meant, name),
          fix: {
            kind: 'renameKey',
            title: message('Rename to "{0}"', meant),
            path: [name],
            to: meant,
          } as const,
        },
      ];
    });
  },
};

/** Values may hold anything for other charts: only one slip of the finger is sure to be one. */
function nearName(name: string, known: readonly string[]): string | undefined {
  return known.find((one) => editDistance(one.toLowerCase(), name.toLowerCase()) <= 1);
}
