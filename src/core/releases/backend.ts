import type { BackendFacts } from '../backendFacts.ts';

/**
 * Every release. The image starts with an app-config of its own that takes the connection from these four variables
 * (RHDH, app-config.example.production.yaml and the entry point of the Containerfile); the driver reads `PGSSLMODE`
 * where that config says nothing about TLS, and Node.js the last one (OP, docs/external-db.md). Container and amounts:
 * OP release-1.7 … main, default-config/deployment.yaml.
 */
export const backend: BackendFacts = {
  container: 'backstage-backend',
  folder: '/opt/app-root/src',
  database: {
    host: 'POSTGRES_HOST',
    port: 'POSTGRES_PORT',
    user: 'POSTGRES_USER',
    password: 'POSTGRES_PASSWORD',
    sslMode: 'PGSSLMODE',
    certificates: 'NODE_EXTRA_CA_CERTS',
  },
  resources: {
    requests: { cpu: '250m', memory: '256Mi' },
    limits: { cpu: '1000m', memory: '2.5Gi' },
  },
};
