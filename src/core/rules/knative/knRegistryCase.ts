import { field } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule } from '../rule.ts';
import { knativeObject } from './knativeObject.ts';

const path = ['spec', 'Registry'];

/** A slip that upstream's own file has. */
export const knRegistryCase: DocumentRule = {
  code: 'kn-registry-case',
  about: 'document',
  consumer: 'knativeOperator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: '`Registry` with a capital letter',
  why: `The field is \`registry\`. The API server takes \`Registry\` because it keeps what it does not know here, and the operator
removes it: nothing below it has any effect, and the object differs from its file for ever.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeEventing
metadata:
  name: knative-eventing
  namespace: knative-eventing
spec:
  Registry: {}
`,
    good: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeEventing
metadata:
  name: knative-eventing
  namespace: knative-eventing
spec:
  registry: {}
`,
  },
  fix: 'Renames it.',
  judge(facts, { release }) {
    const spec = field(facts.value, 'spec');
    if (knativeObject(facts, release) === undefined || !isMapping(spec) || !('Registry' in spec)) return [];
    const fix =
      'registry' in spec
        ? ({ kind: 'remove', title: message('Remove "Registry"'), path } as const)
        : ({ kind: 'renameKey', title: message('Rename to "registry"'), path, to: 'registry' } as const);
    return [
      {
        path,
        at: 'key',
        message: message(
          'The field is "registry": with a capital letter the operator removes it without a word.',
        ),
        fix,
      },
    ];
  },
};
