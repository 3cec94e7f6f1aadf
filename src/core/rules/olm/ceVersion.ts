import { field, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { packageIn } from './operators.ts';

/** A ClusterExtension of the Serverless Logic operator without a version. */
export const ceVersion: DocumentRule = {
  code: 'ce-version',
  about: 'document',
  consumer: 'olm',
  effect: 'silent',
  severity: 'hint',
  releases: ({ olmV1 }) => olmV1.serverlessLogic.version === 'startingCSV',
  title: 'Serverless Logic without a version',
  why: `OLM v1 knows no approval: without \`version\` the operator moves on to the newest version of the catalog by itself. Upstream
holds Serverless Logic at the version that the release was tested with.`,
  example: {
    release: '1.10',
    bad: `apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata:
  name: logic-operator
spec:
  namespace: openshift-serverless-logic
  serviceAccount:
    name: serverless-logic-operator-installer
  source:
    sourceType: Catalog
    catalog:
      packageName: logic-operator
`,
    good: `apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata:
  name: logic-operator
spec:
  namespace: openshift-serverless-logic
  serviceAccount:
    name: serverless-logic-operator-installer
  source:
    sourceType: Catalog
    catalog:
      packageName: logic-operator
      version: 1.38.0
`,
  },
  fix: 'Adds the version of the release.',
  judge(facts, { release }) {
    const { startingCSV = '', package: name } = release.subscriptions.serverlessLogic;
    const version = /\.v(.+)$/.exec(startingCSV)?.[1];
    const path = ['spec', 'source', 'catalog'];
    if (facts.is.kind !== 'clusterextension' || version === undefined || packageIn(facts) !== name) return [];
    if ((textAt(facts.value, ...path, 'version') ?? field(facts.value, ...path, 'version')) !== undefined)
      return [];
    return [
      {
        path: [...path, 'packageName'],
        at: 'value',
        message: message(
          'Without "version" OLM takes the newest {0} there is. RHDH {1} goes with {2}.',
          name,
          release.line,
          version,
        ),
        fix: {
          kind: 'set',
          title: message('Hold it at {0}', version),
          path,
          key: 'version',
          value: version,
          after: 'packageName',
        },
      },
    ];
  },
};
