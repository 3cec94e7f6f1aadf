import type { PrerequisiteId } from '../../../src/core/status.ts';
import type { Target } from '../../../src/core/target/target.ts';
import type { PlantedWorld } from '../plantedWorld.ts';

/** What is said of a symptom, and what shows it. */
export interface Shown {
  /** As in docs/symptoms.md. */
  readonly id: string;
  /** `status` also stands for what a specification says. */
  readonly by: 'status' | 'event' | 'log' | 'advised';
  readonly row: PrerequisiteId;
  /** Of the row, or of one of its notes. */
  readonly code: string;
}

/** Symptoms as they are made on a server; several where one cluster has them all. */
export interface SymptomCase {
  readonly shows: readonly Shown[];
  readonly release?: string;
  readonly choices?: Partial<Omit<Target, 'release' | 'name' | 'namespace'>>;
  make(world: PlantedWorld): Promise<unknown>;
  /** Takes away what other symptoms would stumble over. */
  unmake?(world: PlantedWorld): Promise<unknown>;
}
