import type { Release } from '../release.ts';

/**
 * Since 1.10 the operator lists nothing of the Orchestrator, and the image takes what is on by default from the catalog
 * index with this tag. `on` is how this release writes that a plugin is on.
 */
export function defaultsOfCatalogIndex(tag: string, on: Release['defaults']['switch']): Release['defaults'] {
  return {
    operatorListsOrchestrator: false,
    operatorEntries: [],
    imageDefault: 'catalogIndex',
    catalogIndexImage: `quay.io/rhdh/plugin-catalog-index:${tag}`,
    includes: ['dynamic-plugins.default.yaml'],
    includesRequired: false,
    switch: on,
    imageFolders: true,
    dependencyWritten: true,
  };
}
