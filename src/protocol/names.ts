import type { What } from '../core/templates/what.ts';

/**
 * The one table of public names. `package.json` and the code are compared with it by a test.
 * Changing a name here breaks users' key bindings, settings and scripts.
 */
export const commands = {
  scaffoldAll: 'rhdhOrchestrator.scaffold.all',
  scaffoldDynamicPlugins: 'rhdhOrchestrator.scaffold.dynamicPlugins',
  scaffoldBackstage: 'rhdhOrchestrator.scaffold.backstage',
  scaffoldDatabase: 'rhdhOrchestrator.scaffold.database',
  scaffoldPlatform: 'rhdhOrchestrator.scaffold.platform',
  scaffoldNetworkPolicies: 'rhdhOrchestrator.scaffold.networkPolicies',
  scaffoldWorkflowNamespaces: 'rhdhOrchestrator.scaffold.workflowNamespaces',
  scaffoldPermissions: 'rhdhOrchestrator.scaffold.permissions',
  scaffoldCicd: 'rhdhOrchestrator.scaffold.cicd',
  scaffoldWorkflow: 'rhdhOrchestrator.scaffold.workflow',
  scaffoldInfra: 'rhdhOrchestrator.scaffold.infra',
  scaffoldHelmValues: 'rhdhOrchestrator.scaffold.helmValues',
  scaffoldFromAnswers: 'rhdhOrchestrator.scaffold.fromAnswers',
  selectTarget: 'rhdhOrchestrator.selectTarget',
  selectContext: 'rhdhOrchestrator.selectContext',
  fixAll: 'rhdhOrchestrator.fixAll',
  showTarget: 'rhdhOrchestrator.showTarget',
  refresh: 'rhdhOrchestrator.refresh',
  logIn: 'rhdhOrchestrator.logIn',
  apply: 'rhdhOrchestrator.apply',
  touch: 'rhdhOrchestrator.touch',
  applyShown: 'rhdhOrchestrator.applyShown',
  cancelShown: 'rhdhOrchestrator.cancelShown',
  showWanting: 'rhdhOrchestrator.showWanting',
  showAll: 'rhdhOrchestrator.showAll',
  explain: 'rhdhOrchestrator.explain',
  copyName: 'rhdhOrchestrator.copyName',
  showObjects: 'rhdhOrchestrator.showObjects',
  showEvents: 'rhdhOrchestrator.showEvents',
  showLogs: 'rhdhOrchestrator.showLogs',
  stopLogs: 'rhdhOrchestrator.stopLogs',
  copyAsOc: 'rhdhOrchestrator.copyAsOc',
  openHub: 'rhdhOrchestrator.openHub',
  openConsole: 'rhdhOrchestrator.openConsole',
  writeReport: 'rhdhOrchestrator.writeReport',
  showLog: 'rhdhOrchestrator.showLog',
} as const;

/** The command that scaffolds by a template. */
export const scaffoldCommandOf: Readonly<Record<What, string>> = {
  all: commands.scaffoldAll,
  infra: commands.scaffoldInfra,
  'dynamic-plugins': commands.scaffoldDynamicPlugins,
  backstage: commands.scaffoldBackstage,
  database: commands.scaffoldDatabase,
  'network-policies': commands.scaffoldNetworkPolicies,
  platform: commands.scaffoldPlatform,
  'workflow-namespace': commands.scaffoldWorkflowNamespaces,
  permissions: commands.scaffoldPermissions,
  cicd: commands.scaffoldCicd,
  workflow: commands.scaffoldWorkflow,
  'helm-values': commands.scaffoldHelmValues,
};

export const settings = {
  section: 'rhdhOrchestrator',
  kubeconfig: 'kubeconfig',
  /** RHDH release that files are judged by where neither a comment nor a target file says so. */
  release: 'release',
  /** Code of a finding → `error`, `warning`, `info`, `hint` or `off`. */
  severity: 'severity',
  /** `openFiles` or `workspace`: of which files problems are shown. */
  diagnostics: 'diagnostics',
  /** Whether a line above the first document says what a file is judged for. */
  targetLens: 'codeLens.target',
  /** Whether a line above an object that can be applied to the connected cluster offers that. */
  applyLens: 'codeLens.apply',
} as const;

/** Kind of the code action that makes every repair of a file, for `editor.codeActionsOnSave`. */
export const fixAllKind = 'source.fixAll.rhdhOrchestrator';

export const contextKeys = {
  /** Which welcome text the tree shows: `untrusted`, `none`, `broken`, `noTarget`, `unreachable` and others. */
  cluster: 'rhdhOrchestrator.cluster',
  /** Whether the tree leaves out what wants no attention. */
  onlyWanting: 'rhdhOrchestrator.onlyWanting',
  /** Whether the cluster is seen to be OpenShift, which has a web console. */
  isOpenShift: 'rhdhOrchestrator.isOpenShift',
  /** Whether the log of a Pod is being followed. */
  followsLog: 'rhdhOrchestrator.followsLog',
} as const;

export const views = {
  container: 'rhdhOrchestrator',
  prerequisites: 'rhdhOrchestrator.prerequisites',
} as const;

/** Scheme of the documents that show what is about to change; conditions of the manifest know their tabs by it. */
export const previewScheme = 'rhdh-orchestrator-preview';

/** Scheme of the read-only documents that show what a cluster holds. */
export const shownScheme = 'rhdh-orchestrator-shown';

/** Name of the target file at the root of a workspace folder. */
export const targetFileName = '.rhdh-orchestrator.yaml';

/** Field manager of every server-side apply. */
export const fieldManager = 'rhdh-orchestrator';
