import type { Installer } from '../release.ts';

/**
 * All facts observed: the installers of each release were run on the same 539 texts (oracle/installers).
 * 1.7.0 differs from its successors only in when it needs skopeo.
 */
export const installer1_7_0: Installer = {
  implementation: 'python',
  yaml: '1.1',
  key: 'package',
  duplicates: 'lastWins',
  inherit: false,
  inheritMatches: 'nothing',
  refScheme: false,
  enabledKey: false,
  ociPathOptional: false,
  ociHostPort: 'accepted',
  ociLineBreak: 'unchecked',
  malformedDisabledOci: 'ignored',
  inspectsDisabledPathless: false,
  disabledPathlessDropsImage: false,
  includedPathless: 'inspected',
  wrongOciPath: 'error',
  duplicateKeys: 'lastWins',
  mergeKeys: 'applied',
  tabAfterColon: 'error',
  nonBooleanFlag: 'truthy',
  bothFlagsOverIncluded: 'disabledCounts',
  nullLists: 'error',
  missingInclude: 'warning',
  missingLocal: 'error',
  scalarOverMapping: 'crash',
  conflictKey: 'lastTwoSegments',
  reinstallDeletes: true,
  registryFallback: undefined,
  skopeoNeeded: 'always',
  maxEntrySize: 20_000_000,
  operatorMaxEntrySize: 30_000_000,
  lockTimeout: undefined,
};

/** 1.7.1–1.7.4 and 1.8.0–1.8.7: one and the same file. */
export const installer1_7_1: Installer = { ...installer1_7_0, skopeoNeeded: 'forOciPlugins' };

/** 1.9.0–1.9.2: versions are stripped, `{{inherit}}` and OCI references without `!path` arrive. */
export const installer1_9_0: Installer = {
  ...installer1_7_1,
  key: 'name',
  duplicates: 'error',
  inherit: true,
  inheritMatches: 'registryAndPath',
  ociPathOptional: true,
  ociHostPort: 'refused',
  ociLineBreak: 'accepted',
  malformedDisabledOci: 'error',
  inspectsDisabledPathless: true,
  wrongOciPath: 'emptyDirectory',
  registryFallback: 'quay.io/rhdh/',
};

/** 1.9.3: registries with a port are understood. */
export const installer1_9_3: Installer = { ...installer1_9_0, ociHostPort: 'accepted' };

/** 1.9.4–1.9.8: what is switched off no longer needs the registry. */
export const installer1_9_4: Installer = {
  ...installer1_9_3,
  malformedDisabledOci: 'warning',
  inspectsDisabledPathless: false,
  disabledPathlessDropsImage: true,
};

/** 1.10.0–1.10.3: bigger files. */
export const installer1_10: Installer = {
  ...installer1_9_4,
  maxEntrySize: 40_000_000,
  operatorMaxEntrySize: 40_000_000,
};

/**
 * The TypeScript installer 0.4.1 that main pins. Very likely, not certain: what was run is put together from
 * published source (oracle/installers, section 1).
 */
export const installer2_0: Installer = {
  implementation: 'typescript',
  yaml: '1.2',
  key: 'name',
  duplicates: 'error',
  inherit: true,
  inheritMatches: 'registryAndPath',
  refScheme: true,
  enabledKey: true,
  ociPathOptional: true,
  ociHostPort: 'accepted',
  ociLineBreak: 'refused',
  malformedDisabledOci: 'warning',
  inspectsDisabledPathless: false,
  disabledPathlessDropsImage: true,
  includedPathless: 'dropped',
  wrongOciPath: 'emptyDirectory',
  duplicateKeys: 'error',
  mergeKeys: 'ignored',
  tabAfterColon: 'ignored',
  nonBooleanFlag: 'losesState',
  bothFlagsOverIncluded: 'on',
  nullLists: 'ignored',
  missingInclude: 'warning',
  missingLocal: 'skipped',
  scalarOverMapping: 'replaced',
  conflictKey: 'full',
  reinstallDeletes: false,
  registryFallback: 'quay.io/rhdh/',
  skopeoNeeded: 'always',
  maxEntrySize: 40_000_000,
  operatorMaxEntrySize: 40_000_000,
  lockTimeout: 600_000,
};
