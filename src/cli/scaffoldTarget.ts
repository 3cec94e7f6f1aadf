import type { Target } from '../core/target/target.ts';
import { targetEntryValue } from '../core/target/targetFile.ts';
import { parseTarget, type TargetAnswers } from '../core/target/targetParse.ts';
import { templateOf } from '../core/templates/index.ts';
import type { Question, What } from '../core/templates/template.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { describeFinding, targetByName } from './targets.ts';

/** The options that describe a target, by themselves or on top of one from the target file. */
export interface TargetOptions {
  readonly target?: string;
  readonly config?: string;
  readonly release?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly plugins?: Target['plugins'];
  readonly method?: Target['method'];
  readonly approval?: Target['approval'];
  readonly ownPlatform?: true;
  readonly withRhdhOperator?: true;
}

/** Stands in where none of the chosen files mentions it. */
const unused = 'rhdh';

/** The target that the options describe; wrong use where something is missing or contradicts. */
export async function scaffoldTarget(
  whats: readonly What[],
  options: TargetOptions,
  edge: CliEdge,
): Promise<Target> {
  const base =
    options.target === undefined
      ? answersFromOptions(whats, options)
      : await answersFromFile(options.target, options, edge);
  const parsed = parseTarget({ ...base, ...choices(options) });
  if (parsed.ok) return parsed.target;
  throw wrongUse(parsed.findings.map((finding) => describeFinding(finding)).join('\n'));
}

async function answersFromFile(
  label: string,
  { config, release, name, namespace }: TargetOptions,
  edge: CliEdge,
): Promise<TargetAnswers> {
  if (release !== undefined || name !== undefined || namespace !== undefined) {
    throw wrongUse(
      '--target says release, name and namespace already: leave out --release, --name and --namespace.',
    );
  }
  return targetEntryValue(await targetByName(edge, label, config));
}

function answersFromOptions(whats: readonly What[], options: TargetOptions): TargetAnswers {
  const asked = new Set<Question>(whats.flatMap((what) => templateOf(what).asks));
  const missing = (['release', 'name', 'namespace'] as const).filter(
    (option) => asked.has(option) && options[option] === undefined,
  );
  const { release, name = unused, namespace = unused } = options;
  if (release === undefined || missing.length > 0) {
    const needed = missing.map((option) => `--${option}`).join(', ');
    throw wrongUse(
      `${whats.join(', ')} needs ${needed}, or --target with a name from .rhdh-orchestrator.yaml.`,
    );
  }
  // Whoever asks for the ConfigMap by name wants the plugins switched on by it.
  const byConfigMap = whats.includes('dynamic-plugins');
  return { release, backstage: { name, namespace }, ...(byConfigMap ? { plugins: 'configmap' } : {}) };
}

function choices(options: TargetOptions): Partial<TargetAnswers> {
  const { plugins, method, approval, ownPlatform, withRhdhOperator } = options;
  return {
    ...(plugins === undefined ? {} : { plugins }),
    ...(method === undefined ? {} : { method }),
    ...(approval === undefined ? {} : { approval }),
    ...(ownPlatform === undefined ? {} : { ownPlatform }),
    ...(withRhdhOperator === undefined ? {} : { installRhdhOperator: true }),
  };
}
