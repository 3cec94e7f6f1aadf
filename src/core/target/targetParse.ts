import { field } from '../field.ts';
import { answersReader, missing } from './answersReader.ts';
import type { Finding, Path } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { backstageNameProblem, namespaceProblem, targetLabelProblem } from '../names.ts';
import type { Release } from '../release.ts';
import { releaseLines, resolveRelease, unknownRelease } from '../releases/index.ts';
import { targetFinding } from './targetFinding.ts';
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

/** The fields of a target, with those of its mappings. */
const knownFields: Readonly<Record<keyof TargetAnswers, readonly string[]>> = {
  name: [],
  release: [],
  backstage: ['name', 'namespace'],
  plugins: [],
  method: [],
  approval: [],
  installRhdhOperator: [],
  ownPlatform: [],
  catalog: ['source', 'sourceNamespace'],
  files: [],
};

/**
 * Turns answers of any origin (target file, command line, wizard) into a target; a field that is undefined counts
 * as not given. Findings carry paths below `at`. Nothing that comes out needs another check.
 */
export function parseTarget(answers: unknown, at: Path = []): ParsedTarget {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    const said = message('A target is a mapping with release, backstage and options.');
    return { ok: false, findings: [targetFinding('target-shape', said, at)] };
  }
  const read = answersReader(answers, at);
  read.refuseUnknown(Object.keys(knownFields));
  read.refuseUnknown(knownFields.backstage, 'backstage');
  read.refuseUnknown(knownFields.catalog, 'catalog');
  const release = readRelease(field(answers, 'release'), (said) =>
    read.report('target-release', said, 'release'),
  );
  const label = read.name('target-name', targetLabelProblem, undefined, 'name');
  const namespace = read.name('target-namespace', namespaceProblem, missing, 'backstage', 'namespace');
  const nameProblem = (text: string): Message | undefined =>
    release === undefined ? undefined : backstageNameProblem(text, release);
  const name = read.name('target-backstage-name', nameProblem, missing, 'backstage', 'name');
  if (release === undefined || namespace === undefined || name === undefined) {
    return { ok: false, findings: read.findings };
  }

  const method = read.choice('method', methods, 'operator');
  const defaults = targetDefaults(release, method);
  const { source, sourceNamespace } = defaults.catalog;
  const target: Target = {
    ...(label === undefined ? {} : { label }),
    ...defaults,
    name,
    namespace,
    plugins: read.choice('plugins', pluginSources, defaults.plugins),
    approval: read.choice('approval', approvals, defaults.approval),
    ownPlatform: read.flag('ownPlatform', defaults.ownPlatform),
    installRhdhOperator: read.flag('installRhdhOperator', defaults.installRhdhOperator),
    catalog: {
      source: read.name('target-catalog', catalogProblem, undefined, 'catalog', 'source') ?? source,
      sourceNamespace:
        read.name('target-catalog', catalogProblem, undefined, 'catalog', 'sourceNamespace') ??
        sourceNamespace,
    },
  };
  for (const { said, key } of contradictions(target)) read.report('target-contradiction', said, key);
  return read.findings.length === 0 ? { ok: true, target } : { ok: false, findings: read.findings };
}

function readRelease(asked: unknown, report: (said: Message) => void): Release | undefined {
  if (typeof asked === 'number') {
    report(message('Write the release in quotes: without them 1.10 is the number 1.1.'));
    return undefined;
  }
  if (typeof asked !== 'string') {
    report(message('A release is needed, as text; known are {0}.', releaseLines().join(', ')));
    return undefined;
  }
  const release = resolveRelease(asked);
  if (release === undefined) report(unknownRelease(asked));
  return release;
}

function catalogProblem(text: string): Message | undefined {
  return text === '' ? missing : undefined;
}

function* contradictions({
  plugins,
  release,
  method,
  installRhdhOperator,
}: Target): Iterable<{ readonly said: Message; readonly key: string }> {
  if (plugins === 'flavour' && !hasOrchestratorFlavour(release)) {
    const said = message(
      'RHDH {0} has no orchestrator flavour: switch the plugins on by ConfigMap.',
      release.line,
    );
    yield { said, key: 'plugins' };
  } else if (plugins === 'flavour' && method !== 'operator') {
    const said = message(
      'Only the rhdh-operator reads flavours: without it, switch the plugins on by ConfigMap.',
    );
    yield { said, key: 'plugins' };
  }
  if (installRhdhOperator && method !== 'operator') {
    const said = message('The RHDH operator is installed with the method "operator" only.');
    yield { said, key: 'installRhdhOperator' };
  }
}
