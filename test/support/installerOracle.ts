import { parse } from '../../src/core/yaml/parse.ts';
import type { YamlVersion } from '../../src/core/yaml/dialect.ts';
import type { Included } from '../../src/core/dynamicPlugins/included.ts';
import { readShared } from './sharedFolder.ts';

/** What a real installer made of one text. */
export interface Observation {
  readonly id: string;
  /** `null` where there was no file. */
  readonly text: string | null;
  /** Files beside it: their text, or `@default` for the image's default file of that release. */
  readonly include: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly no_skopeo?: boolean;
  readonly verdict: Verdict;
}

interface Verdict {
  readonly exit: number;
  readonly error: string | null;
  /** Errors of single plugins, which 2.x collects. */
  readonly errors?: readonly string[];
  readonly plugins: readonly ObservedPlugin[] | null;
  /** OCI entries that were left out before merging. */
  readonly dropped: readonly string[];
}

/** A plugin after all merging. */
export interface ObservedPlugin {
  readonly key: string;
  readonly package: string;
  readonly enabled: boolean;
  readonly integrity: string | null;
  readonly outcome: string;
}

/** The observations of one installer: `1.7`, `1.8`, `1.9.0`, `1.9`, `1.10`, `2.x` or `2.x-next`. */
export function observed(installer: string): readonly Observation[] {
  return readShared(`oracle/installers/${installer}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Observation);
}

/** How the files beside an observed text are found, all of them known in full. */
export function includesOf(
  { include }: Pick<Observation, 'include'>,
  installer: string,
  version: YamlVersion,
): (name: string) => Included {
  const read = new Map<string, Included>();
  return (name) => {
    const plain = name.replace(/^\.\//, '');
    const known = read.get(plain) ?? readInclude(include[plain], installer, version);
    read.set(plain, known);
    return known;
  };
}

const defaults = new Map<string, Included>();

function readInclude(text: string | undefined, installer: string, version: YamlVersion): Included {
  if (text === undefined) return { kind: 'missing' };
  if (text !== '@default') return parsed(text, version);
  // The oracle has one default file per line.
  const file = installer === '1.9.0' ? '1.9' : installer.replace('-next', '');
  const key = `${file} ${version}`;
  const known = defaults.get(key) ?? parsed(readShared(`oracle/installers/includes/${file}.yaml`), version);
  defaults.set(key, known);
  return known;
}

function parsed(text: string, version: YamlVersion): Included {
  const { documents, problems } = parse(text, { version });
  const strict = version === '1.2' ? problems : problems.filter(({ code }) => code === 'yaml-syntax');
  return { kind: 'read', value: strict.length === 0 ? documents[0] : undefined };
}
