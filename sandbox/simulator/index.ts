import type { Access } from '../apiClient.ts';
import type { BackstageLine } from '../crdFiles.ts';
import { readCrds } from '../crds.ts';
import { standardCatalog, type Bundle, type Catalog } from './catalog.ts';
import { connect } from './kube.ts';
import { playOlm } from './olm/olm.ts';
import type { DefinitionsOf } from './olm/installPlans.ts';
import { createStage, type Delays } from './stage.ts';
import { playWorkloads } from './workloads.ts';

export interface SimulatorOptions {
  /** An administrator's way in. */
  readonly connection: Access;
  readonly delays?: Partial<Delays>;
  readonly catalog?: Catalog;
  /** The CRDs an operator brings when it is installed; those of `sandbox/crds.ts` unless told. */
  readonly definitionsOf?: DefinitionsOf;
  readonly log?: (line: string) => void;
}

export interface Simulator {
  /** Ends all that is played and closes the connections. */
  stop(): void;
}

/** Plays the operators of the cluster until it is stopped. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { connection, log = () => undefined } = options;
  const kube = connect(connection);
  const ending = new AbortController();
  const delays = { step: 30, workload: 300, ...options.delays };
  const stage = createStage({ kube, delays, log }, ending.signal);
  const catalog = options.catalog ?? standardCatalog([], { line: '1.10', version: '1.10.0' });
  playWorkloads(stage, () => true);
  await playOlm(stage, catalog, options.definitionsOf ?? standardDefinitions);
  return {
    stop() {
      ending.abort();
      kube.close();
    },
  };
}

function standardDefinitions({ definitions, version }: Bundle): ReturnType<DefinitionsOf> {
  const line = version.split('.').slice(0, 2).join('.') as BackstageLine;
  return readCrds({ owners: [definitions], ...(definitions === 'rhdh' ? { backstage: line } : {}) });
}
