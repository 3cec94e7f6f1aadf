import type { Target } from '../target/target.ts';

/**
 * Names of the objects we write beside the Backstage object. They end where the operator's own names
 * (`backstage-…-<name>`) begin, so that neither can meet the other.
 */
export function objectNames({ name }: Pick<Target, 'name'>): {
  readonly dynamicPlugins: string;
  readonly appConfig: string;
  readonly backendSecret: string;
  readonly permissions: string;
  readonly policies: string;
  readonly cicd: string;
  readonly loki: string;
  readonly registries: string;
  readonly npmrc: string;
} {
  return {
    dynamicPlugins: `${name}-dynamic-plugins`,
    appConfig: `${name}-app-config`,
    backendSecret: `${name}-backend-auth`,
    permissions: `${name}-permissions`,
    policies: `${name}-rbac-policies`,
    cicd: `${name}-cicd`,
    loki: `${name}-loki`,
    registries: `${name}-registries`,
    npmrc: `${name}-npmrc`,
  };
}

/** The key that RHDH's app-config reads from its environment. */
export const backendSecretKey = 'BACKEND_SECRET';
