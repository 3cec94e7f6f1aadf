import { field } from '../../core/field.ts';
import { once } from '../../core/once.ts';
import { isForeignTemplate } from '../../core/foreignTemplate.ts';
import { partsOf, partValue, textsOf, type Part } from '../../core/parts.ts';
import { mayBeOurs } from '../../core/recognise.ts';
import type { EmbeddedText } from '../../core/recogniseConfigMap.ts';
import type { Facts } from '../../core/rules/index.ts';
import { mayBeOdd } from '../../core/yaml/oddity.ts';
import { mayBeRewritten } from '../../core/yaml/rewritten.ts';
import { amongOthers, type AmongFinding } from './among.ts';
import { unread } from '../slips/unread.ts';
import { placeOf, readFile, type YamlText } from '../text/document.ts';
import { findingsOf } from './findings.ts';
import { hintOf, judge, judgeAlone, judgeManifests, told } from './judge.ts';
import type { Alone, JudgeContext, Judgement } from './judgement.ts';
import type { LocatedFinding } from './located.ts';
import {
  embeddedDialect,
  factsOfPart,
  factsOfText,
  firstDialect,
  partDialect,
  readByOthers,
} from './partFacts.ts';
import { isFolded, locatedQuickly, type QuickPlace } from './quickPlace.ts';

/**
 * As {@link judge}: a text that the fast reader takes is judged by what that makes of it, and its findings have the places
 * that the fast reader knows. It is parsed with a whole tree, which costs five times as much, only for what is not certain.
 */
export function judgeQuickly(yaml: YamlText, context: JudgeContext): Judgement {
  return judge(yaml, context, manifestsQuickly);
}

function manifestsQuickly(yaml: YamlText, context: JudgeContext): Judgement {
  const alone = aloneQuickly(yaml, context);
  if (alone === undefined) return judgeManifests(yaml, context);
  if (!alone.ours) return { ours: false, findings: [] };
  const documents = yaml.fastValues(firstDialect(yaml.text, context)) ?? [];
  const among = amongOthers({ ...readFile(yaml), documents: () => documents }, alone.parts, context);
  return judgedAmong(yaml, alone, among, context) ?? judgeManifests(yaml, context);
}

/** A text that was judged alone, with what its neighbours add to it; `undefined` where it takes a closer look. */
export function judgedAmong(
  yaml: YamlText,
  { ours, findings }: Alone,
  among: readonly AmongFinding[],
  context: JudgeContext,
): Judgement | undefined {
  const version = firstDialect(yaml.text, context);
  const placed = allKnown(
    among.map(({ object, finding }) => locatedQuickly(finding, { yaml, version, object })),
  );
  return placed && { ours, findings: told([...findings, ...placed], yaml.text, context) };
}

/** What is found in a text but by what stands around it; `undefined` for one that is no manifest as it stands. */
export function judgeAloneQuickly(yaml: YamlText, context: JudgeContext): Alone | undefined {
  const { text } = yaml;
  if (!mayBeOurs(text, hintOf(context))) return { ours: false, parts: [], findings: [] };
  if (isForeignTemplate(text)) return undefined;
  // What the fast reader takes is neither too long nor too deep.
  return aloneQuickly(yaml, context) ?? (unread(text) === undefined ? judgeAlone(yaml, context) : undefined);
}

/** `undefined` where it takes a closer look. */
function aloneQuickly(yaml: YamlText, context: JudgeContext): Alone | undefined {
  if (unwrittenKey.test(yaml.text)) return undefined;
  const documents = yaml.fastValues(firstDialect(yaml.text, context));
  const parts = documents && partsOf(documents, hintOf(context));
  const sources = parts && sourcesIn(parts, yaml, context);
  const findings =
    sources &&
    allKnown(
      sources.flatMap(({ facts, place }) =>
        findingsOf(facts, context).map((finding) => locatedQuickly(finding, place)),
      ),
    );
  return parts && findings && { ours: parts.length > 0, parts, findings };
}

function allKnown(findings: readonly (LocatedFinding | undefined)[]): readonly LocatedFinding[] | undefined {
  const known = findings.filter((finding) => finding !== undefined);
  return known.length === findings.length ? known : undefined;
}

/** Something to be judged, and where it stands. */
interface Source {
  readonly facts: Facts;
  readonly place: QuickPlace;
}

/** Everything of ours in a text, document by document, the texts inside behind the objects; `undefined` where the fast reader refuses any of it. */
function sourcesIn(
  parts: readonly Part[],
  yaml: YamlText,
  context: JudgeContext,
): readonly Source[] | undefined {
  const sources: Source[] = [];
  const isOdd = once(() => mayBeOdd(yaml.text));
  const mayFold = once(() => mayBeFolded.test(yaml.text));
  for (const inside of Map.groupBy(parts, ({ document }) => document).values()) {
    const texts: Source[] = [];
    for (const part of inside) {
      const version = partDialect(part, context);
      const values = yaml.fastValues(version);
      if (values === undefined) return undefined;
      // Without a tree nobody knows where something odd stands.
      if (part.is.kind === 'dynamic-plugins' && isOdd()) return undefined;
      const facts = {
        ...factsOfPart(part, values[part.document]),
        ...readByOthers(
          part.is.kind,
          (release) => partDialect(part, { ...context, release }),
          context,
          (dialect) => partValue((yaml.fastValues(dialect) ?? values)[part.document], part),
        ),
      };
      const place = { yaml, version, object: part };
      sources.push({ facts, place });
      for (const embedded of textsOf(part.is, facts.value)) {
        const inner = sourcesInside(facts.value, embedded, { place, mayFold }, context);
        if (inner === undefined) return undefined;
        texts.push(...inner);
      }
    }
    sources.push(...texts);
  }
  return sources;
}

function sourcesInside(
  object: unknown,
  embedded: EmbeddedText,
  { place: outer, mayFold }: { readonly place: QuickPlace; readonly mayFold: () => boolean },
  context: JudgeContext,
): readonly Source[] | undefined {
  const text = field(object, 'data', embedded.key);
  if (typeof text !== 'string') return [];
  if (unwrittenKey.test(text)) return undefined;
  // What is odd, and how a value is written, is only in the tree.
  if (embedded.kind === 'dynamic-plugins' && (mayBeOdd(text) || mayBeRewritten(text))) return undefined;
  const version = embeddedDialect(embedded.kind, context);
  const yaml = outer.yaml.inside(text);
  const inText = { place: outer, path: [...outer.object.path, 'data', embedded.key] };
  if (mayFold() && !standsAsItIs(inText)) return undefined;
  const values = yaml.fastValues(version);
  return values?.flatMap((value, document) => {
    const facts = factsOfText(embedded, { value, index: document, isBroken: false });
    const others = readByOthers(
      embedded.kind,
      (release) => embeddedDialect(embedded.kind, { ...context, release }),
      context,
      (dialect) => (yaml.fastValues(dialect) ?? values)[document],
    );
    return facts === undefined
      ? []
      : [
          {
            facts: { ...facts, ...others },
            place: { yaml, version, object: { document, path: [] }, inText },
          },
        ];
  });
}

/** A colon without a key in front of it: what may follow on its line is not the same to every reader. */
const unwrittenKey = /^[ -]*:\s/m;

/** The header of a text whose lines are joined. */
const mayBeFolded = />[-+\d]*[ \t]*(?:#.*)?\r?$/m;

/** Whether a text is known to be read line by line, as it is written. */
function standsAsItIs({ place, path }: NonNullable<QuickPlace['inText']>): boolean {
  const document = place.yaml.fastPlaces(place.version)?.[place.object.document];
  return document !== undefined && !isFolded(placeOf(document, path).node);
}
