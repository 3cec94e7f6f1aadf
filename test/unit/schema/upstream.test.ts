import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog, schemaFor } from '../../../src/core/schema/catalog.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';
import { parse } from '../../../src/core/yaml/parse.ts';
import { crdDifferences, type Excepted } from './crdDifferences.ts';

const upstream = join(import.meta.dirname, '../../../../shared/upstream');
const there = existsSync(upstream);

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

interface Comparison {
  /** Below `../shared/upstream`. */
  readonly file: string;
  /** RHDH line whose CRD it is, where lines differ. */
  readonly line?: string;
  readonly excepted?: Excepted;
  /** Differences we know and mean, besides those of every file. */
  readonly explained?: readonly string[];
}

const backstage = 'rhdh.redhat.com_backstages.yaml';
const isPodPart: Excepted = (path) => /^spec\.(config|grpcPodConfig)\.(affinity|volumes)(\.|$|\[)/.test(path);

const isState: Excepted = (path) => path === 'spec.flow.states[]';

const languageOfStates = [
  'actionMode',
  'actions',
  'action',
  'dataConditions',
  'eventConditions',
  'defaultCondition',
  'inputCollection',
  'outputCollection',
  'iterationParam',
  'batchSize',
  'mode',
  'data',
  'duration',
  'timeDelay',
  'exclusive',
  'onEvents',
  'eventRef',
  'eventDataFilter',
  'branches',
  'completionType',
  'numCompleted',
  'timeouts',
];

const comparisons: readonly Comparison[] = [
  ...['1.5', '1.6', '1.7', '1.8', '1.9', '1.10'].map((line) => ({
    file: `rhdh-operator/release-${line}/crd/${backstage}`,
    line,
  })),
  { file: `rhdh-operator/main/crd/${backstage}`, line: '2.0' },
  { file: 'sonataflow/logic-operator-main-1.x/sonataflow.org_sonataflowplatforms.yaml', line: '1.10' },
  // Serverless Logic 1.35, older than what any release of ours needs: it is held against the line it was for.
  {
    file: 'sonataflow/kogito-serverless-operator-2024-11/sonataflow.org_sonataflowplatforms.yaml',
    line: '1.5',
  },
  {
    file: 'sonataflow/logic-operator-main-1.x/sonataflow.org_sonataflows.yaml',
    line: '1.10',
    excepted: isState,
    // The fields of the workflow language stand in a state as people write them; the CRD has them under names that
    // nobody uses (`operationState`) and keeps whatever else it finds.
    explained: languageOfStates.map((name) => `v1alpha08: spec.flow.states[]: field ${name} is not upstream`),
  },
  { file: 'sonataflow/logic-operator-main-1.x/sonataflow.org_sonataflowclusterplatforms.yaml' },
  { file: 'sonataflow/kogito-serverless-operator-2024-11/sonataflow.org_sonataflowclusterplatforms.yaml' },
  { file: 'olm/operators.coreos.com_subscriptions.yaml', excepted: isPodPart },
  { file: 'olm/operators.coreos.com_operatorgroups.yaml' },
  { file: 'olm/operators.coreos.com_installplans.yaml' },
  { file: 'olm/operators.coreos.com_catalogsources.yaml', excepted: isPodPart },
  { file: 'olm-v1/olm.operatorframework.io_clusterextensions.yaml' },
  { file: 'knative/openshift-serverless-1.38/operator.knative.dev_knativeservings.yaml' },
  { file: 'knative/openshift-serverless-1.38/operator.knative.dev_knativeeventings.yaml' },
  { file: 'rhdh-chart/main/orchestrator-infra/crds/knative-serving/knative-serving-crd.yaml' },
  { file: 'rhdh-chart/main/orchestrator-infra/crds/knative-eventing/knative-eventing-crd.yaml' },
];

/** The API server asks for these of every object, whatever its CRD says; we say so in the schema. */
const ofEveryObject: readonly RegExp[] = [
  /^\(root\): required (apiVersion|kind|metadata) is not upstream$/,
  /^(apiVersion|kind): enum /,
  /^metadata: (required name|field \w+) is not upstream$/,
  /^metadata: closed, upstream open$/,
];

function readCrd(file: string): Crd {
  const [crd] = parse(readFileSync(join(upstream, file), 'utf8'), { version: '1.1' }).documents;
  return crd as Crd;
}

/** `version: difference` for every served version of a CRD. */
function differencesOf({ file, line, excepted }: Comparison): readonly string[] {
  const { spec } = readCrd(file);
  return spec.versions
    .filter(({ served }) => served)
    .flatMap(({ name, schema }) => {
      const ours = schemaFor({ apiVersion: `${spec.group}/${name}`, kind: spec.names.kind }, line);
      if (ours === undefined) return [`${name}: no schema of ours`];
      return crdDifferences(ours, schema.openAPIV3Schema, excepted)
        .filter((said) => !ofEveryObject.some((known) => known.test(said)))
        .map((said) => `${name}: ${said}`);
    });
}

describe.skipIf(!there)(
  'schemas against the CRDs of ../shared/upstream (skipped where it is not there)',
  () => {
    for (const comparison of comparisons) {
      it(comparison.file, () => {
        expect(differencesOf(comparison)).toEqual(comparison.explained ?? []);
      });
    }

    it('compares every kind of the catalog that is a custom resource', () => {
      const compared = new Set(comparisons.map(({ file }) => readCrd(file).spec.names.kind));
      const builtIn = ['NetworkPolicy', 'ConfigMap'];
      const left = catalog
        .map(({ kind }) => kind)
        .filter((kind) => !compared.has(kind) && !builtIn.includes(kind));
      expect(left).toEqual([]);
    });
  },
);
