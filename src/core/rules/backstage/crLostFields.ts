import { field } from '../../field.ts';
import { message } from '../../message.ts';
import { adviceFor } from '../../schema/moved/index.ts';
import type { DocumentRule } from '../rule.ts';

/** Fields of older versions that the release forgets as soon as it stores the object. */
export const crLostFields: DocumentRule = {
  code: 'cr-lost-fields',
  about: 'document',
  consumer: 'operator',
  effect: 'silent',
  severity: 'error',
  releases: ({ api }) => api.droppedSpecFields.length > 0,
  title: 'Fields that are lost without a word',
  why: `From RHDH 1.9 on Backstage objects are stored as v1alpha5, which has no \`replicas\`, \`image\` and \`imagePullSecrets\` under
\`application\`, and nothing converts them. An object of an older version that has them is accepted, and they are gone: RHDH runs
with one replica and its own image. \`spec.deployment.patch\` can say the same.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha4
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    replicas: 2
    route:
      enabled: true
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha4
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    route:
      enabled: true
  deployment:
    patch:
      spec:
        replicas: 2
`,
  },
  fix: 'Moves them to `spec.deployment.patch` where nothing stands there yet.',
  judge({ is, value }, { release: { api, line } }) {
    // The version that is stored does not know them at all, which the structure tells.
    if (is.kind !== 'backstage' || is.apiVersion === `${api.group}/${api.storage}`) return [];
    return api.droppedSpecFields.flatMap((dotted) => {
      const path = ['spec', ...dotted.split('.')];
      const written = field(value, ...path) ?? undefined;
      if (written === undefined) return [];
      const place = { root: { title: 'Backstage' }, path: path.slice(0, -1), document: value };
      const fix = adviceFor(place, path.at(-1) ?? '', written)?.fix;
      return [
        {
          path,
          at: 'key',
          message: message(
            'RHDH {0} stores no "{1}" and drops it without a word. Write it in spec.deployment.patch.',
            line,
            dotted,
          ),
          ...(fix === undefined ? {} : { fix }),
        },
      ];
    });
  },
};
