/** What can be scaffolded by name, on the command line and in the palette. */
export type What =
  | 'database'
  | 'helm-values'
  | 'dynamic-plugins'
  | 'backstage'
  | 'platform'
  | 'network-policies'
  | 'workflow-namespace'
  | 'permissions'
  | 'cicd'
  | 'workflow'
  | 'infra'
  | 'all';
