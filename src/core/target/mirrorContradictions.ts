import { message } from '../message.ts';
import { at, type Contradiction, type ContradictionRule } from './contradiction.ts';
import type { Target } from './target.ts';

/** Mirrors that the release or the chart has no use for. */
export const mirrorContradictions: ContradictionRule = (target) => [
  ...wrongSource(target),
  ...noCatalogIndex(target),
  ...beyondTheChart(target),
];

function wrongSource({ mirrors, release }: Target): readonly Contradiction[] {
  const fromNpm = release.plugins.some(({ integrity }) => integrity !== undefined);
  if (mirrors.npm !== undefined && !fromNpm) {
    const said = message(
      'RHDH {0} takes the Orchestrator plugins from images, not from an npm registry.',
      release.line,
    );
    return [at(['mirrors', 'npm'], said)];
  }
  if (mirrors.images !== undefined && fromNpm) {
    const said = message(
      'RHDH {0} takes the Orchestrator plugins from an npm registry, not from images.',
      release.line,
    );
    return [at(['mirrors', 'images'], said)];
  }
  return [];
}

function noCatalogIndex({ mirrors, release }: Target): readonly Contradiction[] {
  return mirrors.catalogIndex !== undefined && release.defaults.catalogIndexImage === undefined
    ? [at(['mirrors', 'catalogIndex'], message('RHDH {0} reads no catalog index image.', release.line))]
    : [];
}

function beyondTheChart({ method, mirrors }: Target): readonly Contradiction[] {
  if (method !== 'helm') return [];
  return [
    ...(mirrors.images === undefined
      ? []
      : [
          at(
            ['mirrors', 'images'],
            message(
              'The Helm chart mounts a file that says where images are only if all of its init containers are written anew, in upstream.backstage.initContainers.',
            ),
          ),
        ]),
    ...(mirrors.catalogIndex?.includes('@') === true
      ? [
          at(
            ['mirrors', 'catalogIndex'],
            message('The Helm chart takes the catalog index by its tag, not by its digest.'),
          ),
        ]
      : []),
  ];
}
