import { partValue, type Part } from '../../core/parts.ts';
import type { OurKind } from '../../core/ourKind.ts';
import type { Release } from '../../core/release.ts';
import { recogniseEmbedded } from '../../core/recognise.ts';
import type { EmbeddedText } from '../../core/recogniseConfigMap.ts';
import type { Facts, RuleContext } from '../../core/rules/index.ts';
import type { Path } from '../../core/finding.ts';
import type { Oddity } from '../../core/yaml/oddity.ts';
import type { YamlVersion } from '../../core/yaml/dialect.ts';

/** What to read a text by before its parts are known: a plain list is then not read twice. */
export function firstDialect(text: string, context: RuleContext): YamlVersion {
  return /^kind:/m.test(text) ? '1.1' : installerDialect(context);
}

/** How the readers of a file read YAML: Go as 1.1, each plugin installer in its own way, Backstage and we ourselves as 1.2. */
export function dialectOf(kind: OurKind, context: RuleContext): YamlVersion {
  if (kind === 'target-file' || kind === 'app-config') return '1.2';
  return kind === 'dynamic-plugins' ? installerDialect(context) : '1.1';
}

/** The same for a part of a document, which is read by whoever reads the document. */
export function partDialect({ is, path }: Part, context: RuleContext): YamlVersion {
  return path.length === 0 ? dialectOf(is.kind, context) : '1.1';
}

/** How the text inside a ConfigMap is read first: by the operator where it merges, else by the installer; Backstage reads 1.2. */
export function embeddedDialect(kind: EmbeddedText['kind'], context: RuleContext): YamlVersion {
  if (kind === 'app-config') return '1.2';
  return context.release.merge.merges ? '1.1' : installerDialect(context);
}

function installerDialect({ release: { installer } }: RuleContext): YamlVersion {
  return installer.implementation === 'python' ? 'python' : installer.yaml;
}

/**
 * What else a document of a plugin list may be read as, where it is not known for which release it is; `read` gives its value
 * by a dialect, or nothing where that does not take it.
 */
export function readByOthers(
  kind: OurKind,
  dialectFor: (release: Release) => YamlVersion,
  { candidates = [] }: RuleContext,
  read: (dialect: YamlVersion) => unknown,
): Pick<Facts, 'readBy'> {
  if (kind !== 'dynamic-plugins') return {};
  const dialects = new Set(candidates.map(dialectFor));
  return dialects.size < 2 ? {} : { readBy: (release) => read(dialectFor(release)) };
}

/** The facts about a part, given the value of its document by the dialect of its reader. */
export function factsOfPart(part: Part, document: unknown, oddities?: Facts['oddities']): Facts {
  const facts = {
    is: part.is,
    value: partValue(document, part),
    ...(oddities === undefined ? {} : { oddities: () => below(oddities(), part.path) }),
  };
  if (part.is.kind !== 'dynamic-plugins') return { ...facts, container: 'file' };
  if (part.path.length > 0) return { ...facts, container: 'values' };
  return { ...facts, container: 'file', precededBy: part.document };
}

/** The facts about one document of a text inside a ConfigMap; `undefined` where it is not what its key says. */
export function factsOfText(
  { kind }: Pick<EmbeddedText, 'kind'>,
  { value, index, isBroken, oddities }: TextDocument,
): Facts | undefined {
  const recognised = recogniseEmbedded(value, kind);
  // A broken text may hide what it is; then it is what its key says.
  const is = recognised ?? (isBroken ? { kind } : undefined);
  return (
    is && {
      is,
      value,
      container: 'configMap',
      precededBy: index,
      ...(oddities === undefined ? {} : { oddities }),
    }
  );
}

/** One document of a text inside a ConfigMap. */
interface TextDocument {
  readonly value: unknown;
  readonly index: number;
  readonly isBroken: boolean;
  readonly oddities?: Facts['oddities'];
}

/** What is odd in a part, told from its own root. */
function below(oddities: readonly Oddity[], base: Path): readonly Oddity[] {
  return oddities.flatMap((odd) =>
    base.every((step, index) => odd.path[index] === step)
      ? [{ ...odd, path: odd.path.slice(base.length) }]
      : [],
  );
}
