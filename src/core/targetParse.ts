import { field } from './field.ts';
import type { Finding, Path } from './finding.ts';
import { message, type Message } from './message.ts';
import { backstageNameProblem, namespaceProblem, targetLabelProblem } from './names.ts';
import type { Release } from './release.ts';
import { releaseLines, resolveRelease } from './releases/index.ts';
import {
  approvals,
  hasOrchestratorFlavour,
  methods,
  pluginSources,
  targetDefaults,
  type Target,
} from './target.ts';

/** The answers that make a target, in the shape of one entry of `.rhdh-orchestrator.yaml`. */
export interface TargetAnswers {
  readonly name?: string;
  readonly release: string;
  readonly backstage: { readonly name: string; readonly namespace: string };
  readonly plugins?: Target['plugins'];
  readonly method?: Target['method'];
  readonly approval?: Target['approval'];
  readonly installRhdhOperator?: boolean;
  readonly ownPlatform?: boolean;
  readonly catalog?: { readonly source?: string; readonly sourceNamespace?: string };
  readonly files?: readonly string[];
}

/** A target, or what is wrong with the answers. */
export type ParsedTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const knownFields: readonly string[] = [
  'name',
  'release',
  'backstage',
  'plugins',
  'method',
  'approval',
  'installRhdhOperator',
  'ownPlatform',
  'catalog',
  'files',
] satisfies readonly (keyof TargetAnswers)[];

/**
 * Turns answers of any origin (target file, command line, wizard) into a target.
 * Findings carry paths below `at`. Nothing that comes out needs another check.
 */
export function parseTarget(answers: unknown, at: Path = []): ParsedTarget {
  const findings: Finding[] = [];
  const report = (code: string, said: Message, ...path: Path): void => {
    findings.push(targetFinding(code, said, [...at, ...path]));
  };

  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    report('target-shape', message('A target is a mapping with release, backstage and options.'));
    return { ok: false, findings };
  }
  for (const key of Object.keys(answers)) {
    if (!knownFields.includes(key)) {
      findings.push({
        ...targetFinding(
          'target-unknown-field',
          message('A target has no field "{0}"; it has {1}.', key, knownFields.join(', ')),
          [...at, key],
        ),
        at: 'key',
      });
    }
  }

  const text = (...path: Path): string => {
    const found = field(answers, ...path);
    if (typeof found === 'string') return found;
    report('target-missing', message('{0} is needed, as text.', path.join('.')), ...path);
    return '';
  };
  const optionalText = (fallback: string, ...path: Path): string =>
    field(answers, ...path) === undefined ? fallback : text(...path);
  const flag = (key: string, fallback: boolean): boolean => {
    const found = field(answers, key) ?? fallback;
    if (typeof found === 'boolean') return found;
    report('target-value', message('{0} is true or false.', key), key);
    return fallback;
  };
  const choice = <T extends string>(key: string, choices: readonly T[], fallback: T): T => {
    const found = field(answers, key) ?? fallback;
    const chosen = choices.find((one) => one === found);
    if (chosen !== undefined) return chosen;
    report('target-value', message('{0} is one of {1}.', key, choices.join(', ')), key);
    return fallback;
  };

  const release = readRelease(field(answers, 'release'), (said) => report('target-release', said, 'release'));
  const label = field(answers, 'name') === undefined ? undefined : text('name');
  const labelProblem = label === undefined || label === '' ? undefined : targetLabelProblem(label);
  if (labelProblem !== undefined) report('target-name', labelProblem, 'name');

  const name = text('backstage', 'name');
  const namespace = text('backstage', 'namespace');
  const namespaceWrong = namespace === '' ? undefined : namespaceProblem(namespace);
  if (namespaceWrong !== undefined) report('target-namespace', namespaceWrong, 'backstage', 'namespace');
  if (release === undefined) return { ok: false, findings };
  const nameWrong = name === '' ? undefined : backstageNameProblem(name, release);
  if (nameWrong !== undefined) report('target-backstage-name', nameWrong, 'backstage', 'name');

  const method = choice('method', methods, 'operator');
  const defaults = targetDefaults(release, method);
  const target: Target = {
    ...(label === undefined ? {} : { label }),
    ...defaults,
    name,
    namespace,
    plugins: choice('plugins', pluginSources, defaults.plugins),
    approval: choice('approval', approvals, defaults.approval),
    ownPlatform: flag('ownPlatform', defaults.ownPlatform),
    installRhdhOperator: flag('installRhdhOperator', defaults.installRhdhOperator),
    catalog: {
      source: optionalText(defaults.catalog.source, 'catalog', 'source'),
      sourceNamespace: optionalText(defaults.catalog.sourceNamespace, 'catalog', 'sourceNamespace'),
    },
  };
  const contradiction = flavourProblem(target);
  if (contradiction !== undefined) report('target-flavour', contradiction, 'plugins');
  return findings.length === 0 ? { ok: true, target } : { ok: false, findings };
}

/** An error about a target; only we read targets, and an unusable one stops us. */
export function targetFinding(code: string, said: Message, path: Path): Finding {
  return { path, at: 'value', code, severity: 'error', message: said, consumer: 'reader', effect: 'fails' };
}

function readRelease(asked: unknown, report: (said: Message) => void): Release | undefined {
  if (typeof asked === 'number') {
    report(message('Write the release in quotes: without them 1.10 is the number 1.1.'));
    return undefined;
  }
  if (typeof asked !== 'string') {
    report(message('release is needed, as text; known are {0}.', releaseLines().join(', ')));
    return undefined;
  }
  const release = resolveRelease(asked);
  if (release === undefined) {
    report(
      message(
        'RHDH {0} is not a release this version knows; known are {1}.',
        asked,
        releaseLines().join(', '),
      ),
    );
  }
  return release;
}

function flavourProblem({ plugins, release, method }: Target): Message | undefined {
  if (plugins !== 'flavour') return undefined;
  if (!hasOrchestratorFlavour(release)) {
    return message('RHDH {0} has no orchestrator flavour: switch the plugins on by ConfigMap.', release.line);
  }
  if (method !== 'operator') {
    return message('A flavour is read by the rhdh-operator: without it, switch the plugins on by ConfigMap.');
  }
  return undefined;
}
