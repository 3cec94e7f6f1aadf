import { plain } from '../message.ts';
import { prerequisites, type Statuses } from '../prerequisites/index.ts';
import type { PrerequisiteId, State } from '../status.ts';
import { stateWords } from '../states.ts';
import type { Target } from '../target/target.ts';

/** Outline and filling of a state; the words in each box say the same. */
const classes: Readonly<Record<State, string>> = {
  ready: 'fill:#e6f4ea,stroke:#1e7e34,color:#000',
  installing: 'fill:#e7f1fb,stroke:#0b5cad,color:#000,stroke-dasharray:4 3',
  pendingApproval: 'fill:#fff4d6,stroke:#8a6100,color:#000,stroke-width:2px',
  degraded: 'fill:#fde7e9,stroke:#a4262c,color:#000,stroke-width:3px',
  absent: 'fill:#ffffff,stroke:#444444,color:#000,stroke-width:2px',
  blocked: 'fill:#f2f2f2,stroke:#767676,color:#000,stroke-dasharray:2 4',
  removing: 'fill:#f2f2f2,stroke:#444444,color:#000,stroke-dasharray:6 2',
  unknown: 'fill:#f3e8fd,stroke:#6b3fa0,color:#000,stroke-dasharray:4 3',
  notApplicable: 'fill:#f2f2f2,stroke:#bbbbbb,color:#555',
};

/** What needs what, as a Mermaid flowchart: one box for each prerequisite that the target uses, with its state in words. */
export function diagram(statuses: Statuses, target: Target): string {
  const used = prerequisites.flatMap((prerequisite) => {
    const state = statuses.get(prerequisite.id)?.state;
    return state === undefined || state === 'notApplicable' ? [] : [{ prerequisite, state }];
  });
  const ids: ReadonlySet<PrerequisiteId> = new Set(used.map(({ prerequisite }) => prerequisite.id));
  const boxes = used.map(
    ({ prerequisite, state }) =>
      `  ${prerequisite.id}["${plain(prerequisite.title)}<br/>${stateWords[state]}"]:::${state}`,
  );
  const arrows = used.flatMap(({ prerequisite }) =>
    prerequisite
      .needs(target)
      .filter((need) => ids.has(need))
      .map((need) => `  ${need} --> ${prerequisite.id}`),
  );
  const shown = [...new Set(used.map(({ state }) => state))];
  const styles = shown.map((state) => `  classDef ${state} ${classes[state]}`);
  return ['flowchart TD', ...boxes, ...arrows, ...styles].join('\n');
}
