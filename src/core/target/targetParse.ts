import { field } from '../field.ts';
import { answersReader, missing, type AnswersReader } from './answersReader.ts';
import { contradictions } from './contradictions.ts';
import { readDatabase, type DatabaseAnswers } from './databaseParse.ts';
import type { LokiOptions, Mirrors, PermissionOptions, Resources } from './options.ts';
import { readOptions } from './optionsParse.ts';
import type { Finding, Path } from '../finding.ts';
import { message, type Message } from '../message.ts';
import {
  backstageNameProblem,
  namespaceProblem,
  objectNameProblem,
  targetLabelProblem,
  type NameUsers,
} from '../names.ts';
import type { Release } from '../release.ts';
import { releaseLines, resolveRelease, unknownRelease } from '../releases/index.ts';
import { targetFinding } from './targetFinding.ts';
import { approvals, methods, olmVersions, pluginSources, targetDefaults, type Target } from './target.ts';

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
  readonly olm?: Target['olm'];
  readonly database?: DatabaseAnswers;
  readonly workflowNamespaces?: readonly string[];
  readonly monitoring?: boolean;
  readonly cicd?: boolean;
  readonly notifications?: boolean;
  readonly loki?: LokiOptions;
  readonly permissions?: Partial<PermissionOptions>;
  readonly mirrors?: Mirrors;
  readonly resources?: Resources;
  readonly files?: readonly string[];
}

/** A target, or what is wrong with the answers. */
export type ParsedTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const knownFields: Readonly<Record<keyof TargetAnswers, true>> = {
  name: true,
  release: true,
  backstage: true,
  plugins: true,
  method: true,
  approval: true,
  installRhdhOperator: true,
  ownPlatform: true,
  catalog: true,
  olm: true,
  database: true,
  workflowNamespaces: true,
  monitoring: true,
  cicd: true,
  notifications: true,
  loki: true,
  permissions: true,
  mirrors: true,
  resources: true,
  files: true,
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
  read.refuseUnknown(['name', 'namespace'], 'backstage');
  const release = readRelease(field(answers, 'release'), (said) =>
    read.report('target-release', said, 'release'),
  );
  const label = read.text('target-name', targetLabelProblem, undefined, 'name');
  const namespace = read.text('target-namespace', namespaceProblem, missing, 'backstage', 'namespace');
  const nameProblem = (text: string): Message | undefined =>
    release === undefined ? undefined : backstageNameProblem(text, release, nameUsers(answers));
  const name = read.text('target-backstage-name', nameProblem, missing, 'backstage', 'name');
  if (release === undefined || namespace === undefined || name === undefined) {
    return { ok: false, findings: read.findings };
  }

  const method = read.choice(methods, 'operator', 'method');
  const olm = read.choice(olmVersions, 'v0', 'olm');
  const defaults = targetDefaults(release, method, olm);
  const database = readDatabase(read, { name, namespace, release, method });
  // The platform that the operator makes cannot use a database of one's own.
  const keepsPlatform = database.mode === 'external' && method === 'operator';
  const target: Target = {
    ...(label === undefined ? {} : { label }),
    ...defaults,
    name,
    namespace,
    database,
    plugins: read.choice(pluginSources, defaults.plugins, 'plugins'),
    approval: read.choice(approvals, defaults.approval, 'approval'),
    ownPlatform: read.flag(keepsPlatform, 'ownPlatform'),
    installRhdhOperator: read.flag(defaults.installRhdhOperator, 'installRhdhOperator'),
    workflowNamespaces: read.texts('target-namespace', namespaceProblem, 'workflowNamespaces'),
    monitoring: read.flag(defaults.monitoring, 'monitoring'),
    cicd: read.flag(defaults.cicd, 'cicd'),
    notifications: read.flag(defaults.notifications, 'notifications'),
    catalog: readCatalog(read, defaults.catalog),
    ...readOptions(read),
  };
  for (const { said, path } of contradictions(target)) read.report('target-contradiction', said, ...path);
  return read.findings.length === 0 ? { ok: true, target } : { ok: false, findings: read.findings };
}

/** Who names objects after the Backstage object; what is no choice is told of where it is read. */
function nameUsers(answers: object): NameUsers {
  const method = methods.find((one) => one === field(answers, 'method')) ?? 'operator';
  return { method, database: field(answers, 'database', 'mode') === 'external' ? 'external' : 'local' };
}

function readCatalog(read: AnswersReader, defaults: Target['catalog']): Target['catalog'] {
  read.mapping('catalog');
  read.refuseUnknown(['source', 'sourceNamespace'], 'catalog');
  const name = (key: keyof Target['catalog']): string =>
    read.text('target-catalog', catalogProblem, undefined, 'catalog', key) ?? defaults[key];
  return { source: name('source'), sourceNamespace: name('sourceNamespace') };
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
  return text === '' ? missing : objectNameProblem(text);
}
