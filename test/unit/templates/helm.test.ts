import { Ajv, type ValidateFunction } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { field } from '../../../src/core/field.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { parseTarget } from '../../../src/core/target/targetParse.ts';
import { escapedForTpl } from '../../../src/core/templates/helm/escape.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { describeWithShared, readShared, sharedExists } from '../../support/sharedFolder.ts';

const branches: Readonly<Record<string, string>> = {
  '1.7': 'release-1.7',
  '1.8': 'release-1.8',
  '1.9': 'release-1.9',
  '1.10': 'release-1.10',
  '2.0': 'main',
  '2.1': 'main',
};

const choices: Readonly<Record<string, object>> = {
  'as it comes': {},
  'what beside the Orchestrator': {
    notifications: true,
    mirrors: { pullSecret: 'credentials' },
  },
  'everything chosen': {
    approval: 'Manual',
    catalog: { source: 'mirrored' },
    monitoring: false,
    resources: { backstage: { limits: { memory: '4Gi' } } },
    database: {
      mode: 'external',
      secret: 'db',
      service: { name: 'postgres', namespace: 'data', port: 5433 },
    },
  },
};

/** The values as Helm reads them, by chart. */
function valuesFor(
  release: string,
  chosen: object,
): { readonly infra: unknown; readonly backstage: unknown } {
  const answers = { release, method: 'helm', backstage: { name: 'hub', namespace: 'rhdh' }, ...chosen };
  const parsed = parseTarget(answers);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const [infra, backstage] = scaffold(['helm-values'], parsed.target).map((file) => load(print(file)));
  return { infra, backstage };
}

/** The values of a chart, as upstream ships them. */
function upstream(line: string, chart: string): unknown {
  return load(readShared(`upstream/rhdh-chart/${branches[line]}/${chart}/values.yaml`));
}

const validators = new Map<string, ValidateFunction>();

/** Compiled once: a schema is large, and two lines may have the same. */
function validatorOf(path: string): ValidateFunction {
  const known = validators.get(path);
  if (known !== undefined) return known;
  const made = new Ajv({ strict: false }).compile(JSON.parse(readShared(path)) as object);
  validators.set(path, made);
  return made;
}

/** Paths of mappings and values that upstream's chart does not have. */
function unknownPaths(ours: unknown, theirs: unknown, path = ''): readonly string[] {
  if (typeof ours !== 'object' || ours === null || Array.isArray(ours)) return [];
  return Object.entries(ours).flatMap(([key, value]) => {
    const known = typeof theirs === 'object' && theirs !== null && key in theirs;
    const at = `${path}.${key}`;
    return known ? unknownPaths(value, field(theirs, key), at) : [at];
  });
}

/** Values of the chart below ours (backstage/charts), which the chart's own file does not list. */
const ofTheSubchart: ReadonlySet<string> = new Set([
  '.upstream.backstage.extraEnvVarsSecrets',
  '.upstream.backstage.image.pullSecrets',
  '.upstream.backstage.appConfig.backend.database.connection.host',
  '.upstream.backstage.appConfig.backend.database.connection.port',
  '.upstream.backstage.appConfig.backend.database.connection.ssl',
]);

describeWithShared('upstream/rhdh-chart', 'beside the charts', () => {
  describe.each(releaseLines())('RHDH %s', (line) => {
    test.each(Object.entries(choices))('every value is one the chart has: %s', (_, chosen) => {
      const { infra, backstage } = valuesFor(line, chosen);
      expect(unknownPaths(infra, upstream(line, 'orchestrator-infra'))).toEqual([]);
      const unknown = unknownPaths(backstage, upstream(line, 'backstage'));
      expect(unknown.filter((path) => !ofTheSubchart.has(path))).toEqual([]);
    });

    test.each(Object.entries(choices))('the schemas of the charts accept them: %s', (_, chosen) => {
      const values = valuesFor(line, chosen);
      const checked = (['orchestrator-infra', 'backstage'] as const).filter((chart) => {
        const path = `upstream/rhdh-chart/${branches[line]}/${chart}/values.schema.json`;
        if (!sharedExists(path)) return false;
        const validate = validatorOf(path);
        expect(
          validate(chart === 'backstage' ? values.backstage : values.infra),
          validate.errors?.[0]?.message,
        ).toBe(true);
        return true;
      });
      expect(checked).toContain('orchestrator-infra');
    });

    test('a planted wrong value is refused by them', () => {
      const path = `upstream/rhdh-chart/${branches[line]}/orchestrator-infra/values.schema.json`;
      const validate = validatorOf(path);
      expect(validate({ serverlessOperator: { enabled: 'yes' } })).toBe(false);
    });

    test('the Subscriptions are those of the chart, but for approval', () => {
      const { infra } = valuesFor(line, { approval: 'Manual' });
      const chart = upstream(line, 'orchestrator-infra');
      for (const operator of ['serverlessOperator', 'serverlessLogicOperator']) {
        const known = knownDifferences[`${line} ${operator}`] ?? {};
        const theirs = field(chart, operator, 'subscription', 'spec') as object;
        expect(field(infra, operator, 'subscription', 'spec')).toEqual({ ...theirs, ...known });
      }
    });
  });
});

/** Where the chart of a line pins another version than plugin-infra of the operator, which leads here. */
const knownDifferences: Readonly<Record<string, object>> = {};

describe('what Helm evaluates as a template', () => {
  test.each([
    [
      'oci://registry.example.com/rhdh/x:{{inherit}}',
      'oci://registry.example.com/rhdh/x:{{ "{{inherit}}" }}',
    ],
    ['{{a "b"}} and {{c}}', '{{ `{{a "b"}}` }} and {{ "{{c}}" }}'],
    ['nothing here', 'nothing here'],
  ])('%s', (text, escaped) => {
    expect(escapedForTpl({ plugins: [{ package: text, on: true }] })).toEqual({
      plugins: [{ package: escaped, on: true }],
    });
  });
});

describe('an external database by Helm', () => {
  const answers = { release: '1.10', method: 'helm', backstage: { name: 'hub', namespace: 'rhdh' } };
  const textFor = (database: object): string => {
    const parsed = parseTarget({
      ...answers,
      database: { mode: 'external', service: { name: 'db' }, ...database },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
    return scaffold(['helm-values'], parsed.target)
      .map((file) => print(file))
      .join('');
  };

  test('is described as it is for every method', () => {
    const text = textFor({});
    expect(text).toContain('#   oc create secret generic hub-database --namespace rhdh \\\n');
    expect(text).toContain('#   CREATE DATABASE "sonataflow" OWNER "<user>";\n');
  });

  test('says how jobs-service comes to TLS, which no value does', () => {
    const [, patch = ''] = /--patch '(.*)'$/m.exec(textFor({})) ?? [];
    const path = ['spec', 'services', 'jobService', 'podTemplate', 'container', 'env'];
    expect(field(JSON.parse(patch), ...path)).toEqual([
      { name: 'QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE', value: 'require' },
      { name: 'QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL', value: 'true' },
    ]);
    expect(textFor({ tls: false })).not.toContain('oc patch');
  });
});
