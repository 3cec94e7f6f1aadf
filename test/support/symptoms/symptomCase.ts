import type { PrerequisiteId } from '../../../src/core/status.ts';
import type { Target } from '../../../src/core/target/target.ts';
import type { PlantedWorld } from '../plantedWorld.ts';

/** A symptom as it is made on a server, and what is said of it. */
export interface SymptomCase {
  /** As in docs/symptoms.md. */
  readonly id: string;
  /** What shows it: `status` also stands for what a specification says. */
  readonly by: 'status' | 'event' | 'log' | 'advised';
  readonly row: PrerequisiteId;
  /** Of the row, or of one of its notes. */
  readonly code: string;
  readonly release?: string;
  readonly choices?: Partial<Omit<Target, 'release' | 'name' | 'namespace'>>;
  make(world: PlantedWorld): Promise<unknown>;
  /** Takes away what other symptoms would stumble over. */
  unmake?(world: PlantedWorld): Promise<unknown>;
}
