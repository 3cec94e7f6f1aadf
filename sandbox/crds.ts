import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import type { Crd } from './crd.ts';
import { crdFiles, type BackstageLine, type CrdOwner } from './crdFiles.ts';
import { crdFromSchemas } from './crdsFromSchemas.ts';

const upstream = join(import.meta.dirname, '../../shared/upstream');

/** `upstream`: the operators' own CRDs. `own`: made of what this repository holds. */
export type CrdSource = 'upstream' | 'own';

export interface CrdChoice {
  /** Default: the environment variable `RHDH_ORCHESTRATOR_CRDS`, else upstream's where they are. */
  readonly source?: CrdSource;
  /** The release whose Backstage CRD is taken; 1.10 unless told. */
  readonly backstage?: BackstageLine;
  /** Whose CRDs; everybody's unless told. A cluster before any installation has those of `openshift` alone. */
  readonly owners?: readonly CrdOwner[];
}

/** Whether upstream's CRDs are at hand. */
export function upstreamCrdsExist(): boolean {
  return existsSync(upstream);
}

/** The CRDs of a choice. Throws where upstream's are asked for and not there. */
export function readCrds(choice: CrdChoice = {}): readonly Crd[] {
  const { source = defaultSource(process.env), backstage = '1.10', owners } = choice;
  const wanted = crdFiles(backstage).filter(({ owner }) => owners === undefined || owners.includes(owner));
  return wanted.map(({ own, ...crd }) => {
    if (source === 'upstream' && crd.upstream !== undefined) return readCrd(join(upstream, crd.upstream));
    if ('schemas' in own) return crdFromSchemas(own, backstage === 'main' ? '2.0' : backstage);
    return readCrd(join(import.meta.dirname, 'crds', own.file));
  });
}

function defaultSource(environment: NodeJS.ProcessEnv): CrdSource {
  const forced = environment['RHDH_ORCHESTRATOR_CRDS'];
  if (forced === 'own' || forced === 'upstream') return forced;
  if (forced) throw new Error(`RHDH_ORCHESTRATOR_CRDS is "own" or "upstream", not "${forced}".`);
  return upstreamCrdsExist() ? 'upstream' : 'own';
}

/** Megabytes of YAML that every start of a server and every played installation asks for. */
const known = new Map<string, Crd>();

function readCrd(file: string): Crd {
  const before = known.get(file);
  if (before !== undefined) return before;
  const { spec, ...rest } = parse(readFileSync(file, 'utf8'));
  // The operator that would answer a conversion webhook does not run here, and one version needs none.
  const crd = { ...rest, spec: { ...spec, conversion: { strategy: 'None' } } };
  known.set(file, crd);
  return crd;
}

function parse(text: string): Crd {
  try {
    return load(text) as Crd;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // Go's reader takes what YAML forbids and Knative's files have: a quoted scalar whose later lines stand
    // no further right than its key.
    return load(indentQuoted(text)) as Crd;
  }
}

function indentQuoted(text: string): string {
  return text.replaceAll(/^( *)\w+: '(?:[^']|'')*'/gm, (scalar, indent: string) =>
    scalar.replaceAll(/\n */g, `\n${indent}  `),
  );
}
