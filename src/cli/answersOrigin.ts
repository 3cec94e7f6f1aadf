import type { Finding, Path } from '../core/finding.ts';
import { plain } from '../core/message.ts';
import { flagOf, isBelow, type Choice } from './choices.ts';

/** Who said what answers are made of, so that what is wrong with them is told in those words. */
export interface Origin {
  /** What the options of this call say. */
  readonly choices: readonly Choice[];
  /** What the rest comes from. */
  readonly rest: Rest;
}

type Rest =
  | { readonly kind: 'options' }
  /** Targets of the target file, by their names. */
  | { readonly kind: 'targets'; readonly names: readonly string[] }
  /** An answers file. */
  | { readonly kind: 'file'; readonly name: string };

/** Options that are no choices of a target, by the field they stand for. */
const furtherFlags: readonly (readonly [Path, string])[] = [
  [['release'], '--release'],
  [['backstage', 'name'], '--name'],
  [['backstage', 'namespace'], '--namespace'],
  [['layout'], '--layout'],
  [['git', 'url'], '--git-url'],
  [['git', 'path'], '--git-path'],
  [['git', 'revision'], '--git-revision'],
];

/** What is wrong with answers: the option that says so, or the field of the file, with the reason; a line each. */
export function describeAll(findings: readonly Finding[], origin: Origin): string {
  return findings.map(({ path, message }) => `${placeOf(path, origin)}${plain(message)}`).join('\n');
}

function placeOf(path: Path, { choices, rest }: Origin): string {
  const { field, target } = inTarget(path);
  const choice =
    choices.find((one) => isBelow(field, one.path)) ?? choices.find((one) => isBelow(one.path, field));
  const name = rest.kind === 'targets' ? rest.names[target] : undefined;
  if (choice !== undefined) {
    const several = rest.kind === 'targets' && rest.names.length > 1;
    return several && name !== undefined ? `${choice.flag} (target ${name}): ` : `${choice.flag}: `;
  }
  switch (rest.kind) {
    case 'options': {
      const flag = furtherFlags.find(([one]) => isBelow(field, one))?.[1] ?? flagOf(field);
      return `${flag ?? field.join('.')}: `;
    }
    case 'targets':
      return `target ${name ?? ''}: ${field.join('.')}: `;
    case 'file':
      return path.length === 0 ? `${rest.name}: ` : `${rest.name}: ${path.join('.')}: `;
  }
}

/** The part of a path in answers that is below a target, and which target that is. */
function inTarget(path: Path): { readonly field: Path; readonly target: number } {
  const [root, index, ...rest] = path;
  if (root === 'targets' && typeof index === 'number') return { field: rest, target: index };
  return { field: root === 'target' ? path.slice(1) : path, target: 0 };
}
