import type { Release } from '../../src/core/release.ts';
import { releaseLines, resolveRelease } from '../../src/core/releases/index.ts';
import type { Access } from '../apiClient.ts';
import type { BackstageLine } from '../crdFiles.ts';
import { readCrds } from '../crds.ts';
import { standardCatalog, type Bundle, type Catalog, type RhdhVersion } from './catalog.ts';
import { playKnative } from './knative/knative.ts';
import { connect } from './kube.ts';
import { playLogic } from './logic/logic.ts';
import type { DefinitionsOf } from './olm/installPlans.ts';
import { playOlm, type OlmSetting } from './olm/olm.ts';
import { runAlways, runWhileInstalled, type Hold, type Program } from './program.ts';
import { playRhdh } from './rhdh/rhdh.ts';
import { createStage, type Delays } from './stage.ts';
import { playWorkloads } from './workloads.ts';

/** The operators an Orchestrator needs. */
export const operators = ['knative', 'logic', 'rhdh'] as const;

export type OperatorName = (typeof operators)[number];

/** `whenInstalled`: as soon as OLM has its Deployment running. `always`: without being installed. */
export type Presence = 'whenInstalled' | 'always' | 'never';

export interface SimulatorOptions {
  /** An administrator's way in. */
  readonly connection: Access;
  /** Milliseconds; the defaults suit tests. A person sees more with a second for each step. */
  readonly delays?: Partial<Delays>;
  /** Where OLM is to be played, its CRDs must be there. Default: yes. */
  readonly olm?: 'played' | 'absent';
  /** Default: `whenInstalled`. */
  readonly presence?: Partial<Readonly<Record<OperatorName, Presence>>>;
  /** `played`: the simulator writes the status of Deployments. Default: yes. */
  readonly workloads?: 'played' | 'untouched';
  /** The release at the head of the catalog's channel `fast`, and the one played without being installed; 1.10 unless told. */
  readonly rhdh?: RhdhVersion;
  readonly catalog?: Catalog;
  /** The CRDs an operator brings when OLM installs it; those of `sandbox/crds.ts` unless told. */
  readonly definitionsOf?: DefinitionsOf;
  /** Whether OLM copies every CSV to every namespace, as it does unless an administrator switches it off. Default: left out. */
  readonly copiedCsvs?: OlmSetting['copies'];
  /** Names of Deployments, or ends of names, whose pods never get ready. */
  readonly neverReady?: readonly string[];
  /** Receives a line per failure that an operator tries again. */
  readonly log?: (line: string) => void;
}

export interface Simulator {
  /** Takes the process of an operator away until it is resumed; its Deployment stays. */
  stopOperator(name: OperatorName): void;
  resumeOperator(name: OperatorName): void;
  /** From now on the pods of Deployments whose name ends so do not get ready, or are no longer. */
  breakWorkload(name: string): void;
  mendWorkload(name: string): void;
  /** Ends all that is played and closes the connections. */
  stop(): void;
}

/** End of the name of the data index, the workload that is broken most often. */
export const dataIndexWorkload = '-data-index-service';

/** Plays the operators of a cluster on a real API server until it is stopped. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { connection, presence = {}, log = () => undefined } = options;
  const kube = connect(connection);
  const ending = new AbortController();
  const delays = { step: 30, workload: 300, ...options.delays };
  const stage = createStage({ kube, delays, log }, ending.signal);
  const release = known(options.rhdh?.version ?? '1.10');
  const catalog = options.catalog ?? standardCatalog(releaseLines().map(known), release);

  const broken = new Set(options.neverReady);
  const getsReady = (name: string) => ![...broken].some((end) => name.endsWith(end));
  const revisit = options.workloads === 'untouched' ? () => undefined : playWorkloads(stage, getsReady);
  if (options.olm !== 'absent') {
    const { definitionsOf = ownDefinitions, copiedCsvs: copies = 'leftOut' } = options;
    await playOlm(stage, { catalog, definitionsOf, copies });
  }
  const programs = programsOf(release, catalog);
  const holds = new Map<OperatorName, Hold>();
  for (const name of operators) {
    const when = presence[name] ?? 'whenInstalled';
    if (when === 'never') continue;
    const start = when === 'always' ? runAlways : runWhileInstalled;
    holds.set(name, start(stage, programs[name]));
  }
  return {
    stopOperator: (name) => holds.get(name)?.stop(),
    resumeOperator: (name) => holds.get(name)?.resume(),
    breakWorkload(name) {
      broken.add(name);
      revisit();
    },
    mendWorkload(name) {
      broken.delete(name);
      revisit();
    },
    stop() {
      ending.abort();
      kube.close();
    },
  };
}

function programsOf(release: Release, catalog: Catalog): Readonly<Record<OperatorName, Program>> {
  const operatorsOf = (owner: Bundle['definitions']) =>
    catalog
      .flatMap(({ channels }) => channels.flatMap(({ bundles }) => bundles))
      .filter(({ definitions }) => definitions === owner)
      .map(({ deployments }) => deployments[0]);
  return {
    knative: { deployments: operatorsOf('serverless-operator'), play: playKnative },
    logic: { deployments: operatorsOf('logic-operator'), play: playLogic },
    rhdh: {
      deployments: operatorsOf('rhdh'),
      play: (stage, csv) => playRhdh(stage, releaseOf(csv) ?? release),
    },
  };
}

/** The release that an installed CSV is. */
function releaseOf(csv: string | undefined): Release | undefined {
  return csv === undefined ? undefined : resolveRelease(csv.slice(csv.indexOf('.v') + 2));
}

function known(line: string): Release {
  const release = resolveRelease(line);
  if (release === undefined) throw new Error(`There is no release ${line}.`);
  return release;
}

function ownDefinitions({ definitions, version }: Bundle): ReturnType<DefinitionsOf> {
  const line = resolveRelease(version)?.line as BackstageLine | undefined;
  return readCrds({ owners: [definitions], ...(line === undefined ? {} : { backstage: line }) });
}
