import { databaseServer } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';

/** What an external database adds to the values, below `orchestrator.sonataflowPlatform` and below `upstream`. */
export function databaseValues(target: Target): { readonly platform: object; readonly upstream: object } {
  const { database, release } = target;
  if (database.mode === 'local') return { platform: {}, upstream: {} };
  const { host, port } = databaseServer(database.at);
  const connection = {
    host,
    port,
    user: `\${${release.helm.userKey}}`,
    password: `\${${release.helm.passwordKey}}`,
    ...(database.tls ? { ssl: true } : {}),
  };
  return {
    platform: {
      externalDBsecretRef: database.secret,
      // Where the Job connects to create the platform's own database: every PostgreSQL server has this one.
      externalDBName: 'postgres',
      externalDBHost: host,
      externalDBPort: String(port),
    },
    upstream: {
      backstage: {
        appConfig: { backend: { database: { connection } } },
        extraEnvVarsSecrets: [database.secret],
        // The chart's own list also asks for the password of the database that is now left out.
        extraEnvVars: [backendSecretVariable(release.helm.backendSecretTemplate)],
      },
      postgresql: { enabled: false },
    },
  };
}

function backendSecretVariable(template: string): unknown {
  return {
    name: 'BACKEND_SECRET',
    valueFrom: { secretKeyRef: { key: 'backend-secret', name: `{{ include "${template}" $ }}` } },
  };
}
