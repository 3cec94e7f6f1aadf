import { field } from '../../field.ts';
import type { Change, Path } from '../../finding.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** `*` means every container, and the API server takes it alone only. */
export const crContainers: DocumentRule = {
  code: 'cr-containers',
  about: 'document',
  consumer: 'apiServer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: '`*` beside names of containers',
  why: `In \`containers\` the entry \`*\` means all of them. The Backstage CRD takes it alone only, and the API server refuses the
object.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      envs:
        - name: LOG_LEVEL
          value: debug
          containers:
            - "*"
            - backstage-backend
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      envs:
        - name: LOG_LEVEL
          value: debug
          containers:
            - "*"
`,
  },
  fix: 'Leaves `*` alone: it stands for the others, too.',
  judge({ is, value }) {
    if (is.kind !== 'backstage') return [];
    return listsOfContainers(field(value, 'spec', 'application'), ['spec', 'application']).flatMap(
      ({ path, names }) => {
        // The rule of the CRD looks at the first entry only.
        if (names[0] !== '*' || names.length < 2) return [];
        const changes: readonly Change[] = names.slice(1).map((_, index) => ({
          kind: 'remove',
          path: [...path, index + 1],
        }));
        return [
          {
            path,
            at: 'value',
            message: message(
              '"*" means every container and must stand alone: the API server refuses the others.',
            ),
            fix: { kind: 'several', title: message('Leave "*" alone'), changes },
          },
        ];
      },
    );
  },
};

interface Containers {
  readonly path: Path;
  readonly names: readonly unknown[];
}

function listsOfContainers(value: unknown, path: Path): readonly Containers[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return steps.flatMap(([step, item]) => {
    const below = [...path, step];
    return step === 'containers' && Array.isArray(item)
      ? [{ path: below, names: item as readonly unknown[] }]
      : listsOfContainers(item, below);
  });
}
