import type { Target } from '../core/target/target.ts';
import { targetEntryValue } from '../core/target/targetFile.ts';
import { parseTarget } from '../core/target/targetParse.ts';
import { templateOf } from '../core/templates/index.ts';
import type { What } from '../core/templates/template.ts';
import { describeAll } from './answersOrigin.ts';
import { choicesIn } from './choices.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { withChoicesIn } from './targetEntry.ts';
import { targetByName } from './targets.ts';

/** The options for one target by itself. */
export interface InstanceOptions {
  readonly config?: string;
  readonly release?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** The options that describe a target, by themselves or on top of one from the target file, choices among them. */
export interface TargetOptions extends InstanceOptions {
  readonly target?: string;
  readonly [choice: string]: unknown;
}

/** Stands in where none of the chosen files mentions it. */
const unused = 'rhdh';

/** The target that the options describe; wrong use where something is missing or contradicts. */
export async function scaffoldTarget(
  whats: readonly What[],
  options: TargetOptions,
  edge: CliEdge,
): Promise<Target> {
  const { target } = options;
  const choices = choicesIn(options);
  const entry =
    target === undefined ? entryFromOptions(whats, options) : await entryFromFile(target, options, edge);
  const parsed = parseTarget(withChoicesIn(entry, choices));
  if (parsed.ok) return parsed.target;
  const rest =
    target === undefined ? ({ kind: 'options' } as const) : ({ kind: 'targets', names: [target] } as const);
  throw wrongUse(describeAll(parsed.findings, { choices, rest }));
}

/** A target of the target file, as it is written there. */
export async function entryFromFile(name: string, options: InstanceOptions, edge: CliEdge): Promise<unknown> {
  refuseInstance('--target', options);
  return targetEntryValue(await targetByName(edge, name, options.config));
}

/** Wrong use where an option says again what a file says. */
export function refuseInstance(flag: string, { release, name, namespace }: InstanceOptions): void {
  if (release === undefined && name === undefined && namespace === undefined) return;
  throw wrongUse(
    `${flag} says release, name and namespace already: leave out --release, --name and --namespace.`,
  );
}

/** A target as the options describe it; wrong use where one of them is missing for what is asked. */
export function entryFromOptions(whats: readonly What[], options: InstanceOptions): unknown {
  const needs = whats.flatMap((what) => {
    const missing = (['release', 'name', 'namespace'] as const).filter(
      (option) => templateOf(what).asks.includes(option) && options[option] === undefined,
    );
    return missing.length === 0 ? [] : [`${what} needs ${missing.map((one) => `--${one}`).join(', ')}`];
  });
  const { release, name = unused, namespace = unused } = options;
  if (needs.length > 0) {
    throw wrongUse(`${needs.join('; ')}, or --target with a name from .rhdh-orchestrator.yaml.`);
  }
  // Whoever asks for the ConfigMap by name wants the plugins switched on by it, and the like.
  const implied = Object.assign({}, ...whats.map((what) => templateOf(what).implies ?? {})) as object;
  return { ...implied, release, backstage: { name, namespace } };
}
