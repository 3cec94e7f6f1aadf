import { flagAt, listAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Question } from '../question.ts';
import type { Release } from '../release.ts';
import type { Note } from '../status.ts';
import { amountOf } from '../target/quantity.ts';

/** What the Nodes that take Pods without being asked to have together. */
export interface Capacity {
  readonly nodes: number;
  /** There are more Nodes than were read. */
  readonly more: boolean;
  /** Cores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  readonly architectures: readonly string[];
}

/** A Node lists all the images it holds, so a large cluster is not read to its end. */
const atMost = '100';

export const capacityQuestion: Question<Capacity> = {
  key: 'nodes',
  path: '/api/v1/nodes',
  query: { limit: atMost },
  keep(body) {
    const nodes = listAt(body, 'items').filter(takesPods);
    const sum = (what: string): number =>
      nodes.reduce<number>(
        (total, node) => total + amountOf(textAt(node, 'status', 'allocatable', what) ?? '0'),
        0,
      );
    const architectures = nodes.flatMap((node) => textAt(node, 'status', 'nodeInfo', 'architecture') ?? []);
    return {
      nodes: nodes.length,
      more: (textAt(body, 'metadata', 'continue') ?? '') !== '',
      cpu: sum('cpu'),
      memory: sum('memory'),
      architectures: [...new Set(architectures)].toSorted(),
    };
  },
};

function takesPods(node: unknown): boolean {
  const keepsOff = (taint: unknown): boolean =>
    ['NoSchedule', 'NoExecute'].includes(textAt(taint, 'effect') ?? '');
  return flagAt(node, 'spec', 'unschedulable') !== true && !listAt(node, 'spec', 'taints').some(keepsOff);
}

/** `3 Nodes, 12 CPU, 48 GiB, amd64` */
export function capacityWords({ nodes, more, cpu, memory, architectures }: Capacity): string {
  const count = `${nodes}${more ? '+' : ''} ${nodes === 1 ? 'Node' : 'Nodes'}`;
  const amounts = `${Math.floor(cpu * 10) / 10} CPU, ${Math.floor(gibibytes(memory) * 10) / 10} GiB`;
  return [count, amounts, ...architectures].join(', ');
}

function gibibytes(bytes: number): number {
  return bytes / 2 ** 30;
}

/**
 * What speaks against a cluster of this size and kind. Only what RHDH and the services of the platform ask for at least
 * is counted: Knative and the operators come on top, and what other Pods take is not known.
 */
export function capacityNotes(capacity: Capacity, { platform, backend, version }: Release): readonly Note[] {
  if (capacity.nodes === 0 || capacity.more) return [];
  const asked = [backend.resources, ...platform.services.map(({ resources }) => resources)];
  const least = (what: 'cpu' | 'memory'): number =>
    asked.reduce((total, { requests }) => total + amountOf(requests[what]), 0);
  const notes: Note[] = [];
  if (capacity.cpu < least('cpu') || capacity.memory < least('memory')) {
    const said = message(
      'The Nodes have {0}; RHDH {1} and the services of its platform alone ask for {2} CPU and {3} GiB.',
      capacityWords(capacity),
      version,
      Math.ceil(least('cpu') * 10) / 10,
      Math.ceil(gibibytes(least('memory')) * 10) / 10,
    );
    notes.push({ code: 'cluster-too-small', severity: 'warning', message: said });
  }
  if (!capacity.architectures.includes('amd64') && capacity.architectures.length > 0) {
    const said = message(
      'No Node is amd64 (they are {0}). Make sure that the images of the operators and of the workflows are there for that.',
      capacity.architectures.join(', '),
    );
    notes.push({ code: 'other-architecture', severity: 'hint', message: said });
  }
  return notes;
}
