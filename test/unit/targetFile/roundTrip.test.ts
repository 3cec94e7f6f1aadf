import { describe, expect, test } from 'vitest';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { databaseServer } from '../../../src/core/target/database.ts';
import { targetEntryValue } from '../../../src/core/target/targetFile.ts';
import { parseTarget, type TargetAnswers } from '../../../src/core/target/targetParse.ts';
import type { Target } from '../../../src/core/target/target.ts';

const backstage = { name: 'hub', namespace: 'rhdh' };
const service = { name: 'postgres' };
const jdbcUrl = 'jdbc:postgresql://db.example.com:5433/orch?sslmode=require';

function parsed(answers: object): Target {
  const result = parseTarget({ release: '1.10', backstage, plugins: 'configmap', ...answers });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.target;
}

/** Parts of a target, each as it is written when nothing of it is as by default. */
const parts: Readonly<Record<string, Partial<TargetAnswers>>> = {
  'a Service beside RHDH': { database: { mode: 'external', service } },
  'a Service elsewhere': {
    database: { mode: 'external', service: { ...service, namespace: 'data', port: 5433 } },
  },
  'everything about a database': {
    database: {
      mode: 'external',
      service,
      secret: 'db',
      userKey: 'user',
      passwordKey: 'pass',
      name: 'orch',
      ca: { secret: 'ca', key: 'root.pem' },
    },
  },
  'a URL': { database: { mode: 'external', jdbcUrl } },
  'no TLS': { database: { mode: 'external', service, tls: false } },
  'an authority': { database: { mode: 'external', service, ca: { secret: 'ca' } } },
  sizes: {
    ownPlatform: true,
    monitoring: false,
    resources: {
      backstage: { limits: { cpu: '2' } },
      dataIndex: { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } },
      jobsService: {},
    },
  },
};

describe('an entry says what was chosen, and reads back the same', () => {
  describe.each(releaseLines())('RHDH %s', (release) => {
    test.each(Object.entries(parts))('%s', (_, part) => {
      const target = parsed({ release, ...part });
      const entry = targetEntryValue({ target, files: [] });
      expect(entry).toMatchObject(part);
      expect(Object.keys(entry.database ?? {}).toSorted()).toEqual(
        Object.keys(part.database ?? {}).toSorted(),
      );
      expect(parsed(entry)).toEqual(target);
    });
  });

  test('what is as by default is left out', () => {
    const { database } = parsed({ database: { mode: 'external', service } });
    expect(database).toEqual({
      mode: 'external',
      secret: 'hub-database',
      userKey: 'POSTGRES_USER',
      passwordKey: 'POSTGRES_PASSWORD',
      at: { kind: 'service', name: 'postgres', namespace: 'rhdh', port: 5432 },
      name: 'backstage_plugin_orchestrator',
      tls: true,
    });
    const said = { mode: 'external', service: { ...service, namespace: 'rhdh', port: 5432 }, tls: true };
    const entry = targetEntryValue({ target: parsed({ database: said }), files: [] });
    expect(entry.database).toEqual({ mode: 'external', service });
  });

  test('the chart has a database of its own name', () => {
    const { database } = parsed({ method: 'helm', database: { mode: 'external', service } });
    expect(database).toMatchObject({ name: 'sonataflow' });
  });
});

describe('where RHDH finds the server', () => {
  test.each([
    [{ service: { name: 'pg', namespace: 'data', port: 6432 } }, { host: 'pg.data.svc', port: 6432 }],
    [{ jdbcUrl }, { host: 'db.example.com', port: 5433 }],
    [{ jdbcUrl: 'jdbc:postgresql://10.0.0.1/orch' }, { host: '10.0.0.1', port: 5432 }],
    [{ jdbcUrl: 'jdbc:postgresql://[fd00::1]:5433/orch' }, { host: 'fd00::1', port: 5433 }],
  ])('%o', (place, server) => {
    const { database } = parsed({ database: { mode: 'external', ...place } });
    expect(database.mode === 'external' && databaseServer(database.at)).toEqual(server);
  });
});
