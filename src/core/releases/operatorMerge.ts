import type { OperatorMerge } from '../rhdhOperator.ts';

/** The file of the user is mounted as it is. Source: OP release-1.7, pkg/model/dynamic-plugins.go. */
export const operatorMerge1_7: OperatorMerge = {
  merges: false,
  knownFields: ['package', 'integrity', 'disabled', 'pluginConfig', 'dependencies'],
  disabledFalseEnables: true,
  clearDependencies: 'notApplicable',
  inheritsDependencies: false,
  emptyIncludesClear: true,
  absentFlag: 'notApplicable',
  enabledFalse: 'ignored',
  order: 'kept',
  inlinePlugins: false,
};

/**
 * Default and user by the exact package string; a field the operator does not know is lost.
 * Source: OP release-1.8 and release-1.9, pkg/model/dynamic-plugins.go.
 */
export const operatorMerge1_8: OperatorMerge = {
  merges: true,
  knownFields: ['package', 'integrity', 'disabled', 'pluginConfig', 'dependencies'],
  disabledFalseEnables: true,
  clearDependencies: 'emptyRef',
  inheritsDependencies: true,
  emptyIncludesClear: false,
  absentFlag: 'enables',
  enabledFalse: 'ignored',
  order: 'random',
  inlinePlugins: false,
};

/**
 * Flavours stand between default and user, and the Orchestrator moved from the default to its flavour, so that a
 * ConfigMap alone has nothing to inherit the dependency from. Source: OP release-1.10, pkg/model/dynamic-plugins.go.
 */
export const operatorMerge1_10: OperatorMerge = {
  merges: true,
  knownFields: ['package', 'integrity', 'disabled', 'pluginConfig', 'dependencies'],
  disabledFalseEnables: true,
  clearDependencies: 'emptyList',
  inheritsDependencies: false,
  emptyIncludesClear: true,
  absentFlag: 'enables',
  enabledFalse: 'ignored',
  order: 'random',
  inlinePlugins: false,
};

/**
 * `enabled` is known, and over an entry that is off only `enabled: true` switches on.
 * Source: OP main, pkg/model/dynamic-plugins.go; observed, recordings/rhdh-operator/main.
 */
export const operatorMerge2_0: OperatorMerge = {
  merges: true,
  knownFields: ['package', 'integrity', 'enabled', 'disabled', 'pluginConfig', 'dependencies'],
  disabledFalseEnables: false,
  clearDependencies: 'emptyList',
  inheritsDependencies: false,
  emptyIncludesClear: true,
  absentFlag: 'keeps',
  enabledFalse: 'disables',
  order: 'random',
  inlinePlugins: false,
};

/** Plugins may stand in the Backstage object itself. Source: OP+, examples/inline-dynamic-plugins.yaml. */
export const operatorMerge2_1: OperatorMerge = { ...operatorMerge2_0, inlinePlugins: true };
