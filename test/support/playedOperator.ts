import { afterAll, beforeAll } from 'vitest';
import type { ApiClient } from '../../sandbox/apiClient.ts';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import type { CrdChoice } from '../../sandbox/crds.ts';
import {
  startSimulator,
  type OperatorName,
  type Simulator,
  type SimulatorOptions,
} from '../../sandbox/simulator/index.ts';
import type { Kind } from '../../sandbox/simulator/kinds.ts';
import type { ObjectRef } from '../../src/core/manifest.ts';
import { expectRecorded, recordHistory, type ClusterHistory, type Comparison } from './clusterHistory.ts';
import type { Facts, Stretch } from './history.ts';

/** Which operator is played, and what is compared of what it does. */
export interface Play extends Pick<SimulatorOptions, 'rhdh'> {
  readonly operator: OperatorName;
  /** What the server has from the start. */
  readonly crds: CrdChoice;
  /** What is watched. */
  readonly kinds: readonly Kind[];
  readonly comparison: Comparison;
  /** Milliseconds between two actions of the operator. */
  readonly step?: number;
}

/** An operator played on a server of its own, without OLM and pods, and hands to do what a recording's author did. */
export interface PlayedOperator {
  readonly client: ApiClient;
  /** Creates or changes an object, and its namespace. */
  apply(kind: Kind, namespace: string, name: string, spec: object): Promise<void>;
  /** Waits until nothing happens any more; what has happened is not compared. */
  settle(): Promise<void>;
  /** Expects what has happened since the last comparison to be what was recorded. */
  same(recorded: Stretch, facts?: Facts): Promise<void>;
}

/** To be called inside `describe`, whose tests share the server. */
export function usePlayedOperator({
  operator,
  crds,
  kinds,
  comparison,
  step = 20,
  rhdh,
}: Play): PlayedOperator {
  let server: ApiServer;
  let simulator: Simulator;
  let history: ClusterHistory;
  beforeAll(async () => {
    server = await startApiServer({ controllers: true, crds });
    history = recordHistory(server.admin, kinds);
    simulator = await startSimulator({
      connection: server.admin,
      delays: { step },
      olm: 'absent',
      workloads: 'untouched',
      ...(rhdh === undefined ? {} : { rhdh }),
      presence: { knative: 'never', logic: 'never', rhdh: 'never', [operator]: 'always' },
    });
  });
  afterAll(async () => {
    simulator.stop();
    history.stop();
    await server.stop();
  });
  return {
    get client() {
      return server.client;
    },
    async apply({ apiVersion, kind }, namespace, name, spec) {
      await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      await server.client.apply({ apiVersion, kind, metadata: { name, namespace }, spec });
    },
    async settle() {
      await history.cut();
    },
    same: (recorded, facts = comparison.facts) => expectRecorded(history, recorded, { ...comparison, facts }),
  };
}

/** An object of a kind, by its name. */
export function refTo({ apiVersion, kind }: Kind, namespace: string, name: string): ObjectRef {
  return { apiVersion, kind, namespace, name };
}
