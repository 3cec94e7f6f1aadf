import type { Finding, Path } from '../../core/finding.ts';
import { partValue, textsOf, type Part } from '../../core/parts.ts';
import { isForeignTemplate } from '../../core/foreignTemplate.ts';
import { mayBeOurs } from '../../core/recognise.ts';
import type { EmbeddedText } from '../../core/recogniseConfigMap.ts';
import type { FormHint } from '../../core/recogniseForm.ts';
import { knownCodes } from '../../core/rules/codes.ts';
import type { Facts } from '../../core/rules/index.ts';
import { amongOthers } from './among.ts';
import { disableComments, isDisabled, unknownCodes, type DisableComment } from './comments.ts';
import { placeOf, rangeOfNode, readFile, type YamlDocument, type YamlText } from '../text/document.ts';
import { findingsOf } from './findings.ts';
import { foldedText } from '../slips/foldedText.ts';
import { located, outwards, withLineNamed, type LocatedFinding } from './located.ts';
import { misreadKind } from '../slips/misread.ts';
import { odditiesOf } from '../slips/oddities.ts';
import { isRunTogether, partsIn } from './partsIn.ts';
import {
  dialectOf,
  embeddedDialect,
  factsOfPart,
  factsOfText,
  firstDialect,
  partDialect,
  readByOthers,
} from './partFacts.ts';
import type { Range } from '../text/range.ts';
import { regionAt } from '../text/region.ts';
import { rewrittenValues } from '../slips/rewrittenValues.ts';
import type { Alone, JudgeContext, Judgement, JudgeManifests } from './judgement.ts';
import { judgeTemplate } from './template.ts';
import { unread } from '../slips/unread.ts';
import { isLeftUnjudged, yamlFindings } from '../slips/yamlFindings.ts';
import { guessedFrom } from '../slips/yamlProblems.ts';

export type { LocatedFinding } from './located.ts';
export type { JudgeContext, Judgement } from './judgement.ts';

/** Judges one version of a file: everything of ours in its documents, and the texts inside ConfigMaps. */
export function judge(
  yaml: YamlText,
  context: JudgeContext,
  manifests: JudgeManifests = judgeManifests,
): Judgement {
  if (!mayBeOurs(yaml.text, hintOf(context))) return notOurs;
  const notRead = unread(yaml.text)?.flatMap((finding) =>
    asSet(finding, disableComments(yaml.text), context),
  );
  if (notRead !== undefined) return { ours: notRead.length > 0, findings: notRead };
  return isForeignTemplate(yaml.text)
    ? judgeTemplate(yaml.text, (filled) => manifests(filled, context))
    : manifests(yaml, context);
}

const notOurs: Judgement = { ours: false, findings: [] };

/** Judges manifests by a tree of all that stands in them. */
export function judgeManifests(yaml: YamlText, context: JudgeContext): Judgement {
  const { ours, parts, findings } = judgeAlone(yaml, context);
  if (!ours) return notOurs;
  const among = judgeAmongOthers(yaml, parts, context);
  return { ours, findings: told([...findings, ...among], yaml.text, context) };
}

/** The part of {@link judgeManifests} for which nobody has to know any other file. */
export function judgeAlone(yaml: YamlText, context: JudgeContext): Alone {
  const documents = yaml.documents(firstDialect(yaml.text, context));
  const parts = partsIn(documents, hintOf(context));
  const misread = slipsOnly(documents, parts, context);
  const ofParts = Map.groupBy(parts, ({ document }) => document);
  const findings = [...ofParts].flatMap(([index, inside]) => judgeDocument(yaml, index, inside, context));
  return {
    ours: parts.length > 0 || misread.length > 0,
    parts,
    findings: [...findings, ...misread],
  };
}

/** What is told of what was found in a text of ours: as settings and comments have it, in the order of the text. */
export function told(
  findings: readonly LocatedFinding[],
  text: string,
  context: JudgeContext,
): readonly LocatedFinding[] {
  const comments = disableComments(text);
  return [...(context.noted ?? []), ...findings, ...unknownCodes(comments, knownCodes)]
    .flatMap((finding) => asSet(withLineNamed(finding, text), comments, context))
    .toSorted((one, other) => one.range.start - other.range.start);
}

/** What keeps documents from being read that are ours, but whose value does not show it. */
function slipsOnly(
  documents: readonly YamlDocument[],
  parts: readonly Part[],
  context: JudgeContext,
): readonly LocatedFinding[] {
  return documents.flatMap((document, index) => {
    if (document.errors.length === 0 || parts.some((part) => part.document === index)) return [];
    const kind = misreadKind(document);
    return kind === undefined ? [] : yamlFindings(document, kind, dialectOf(kind, context), context);
  });
}

function judgeAmongOthers(
  yaml: YamlText,
  parts: readonly Part[],
  context: JudgeContext,
): readonly LocatedFinding[] {
  const documents = yaml.documents(firstDialect(yaml.text, context));
  const file = { ...readFile(yaml), documents: () => documents.map(({ value }) => value) };
  return amongOthers(file, parts, context).flatMap(({ object, finding }) => {
    const document = documents[object.document];
    return document === undefined ? [] : [located(document, finding, object.path)];
  });
}

/** The file as a hint for recognition: its name, and whether a kustomization lays it over others. */
export function hintOf({ fileName, surroundings }: JudgeContext): FormHint {
  if (fileName === undefined) return {};
  return surroundings?.lineage(fileName).isPatch === true ? { fileName, isPatch: true } : { fileName };
}

function judgeDocument(
  yaml: YamlText,
  index: number,
  parts: readonly Part[],
  context: JudgeContext,
): readonly LocatedFinding[] {
  const judged = parts.flatMap((part) => {
    const document = yaml.documents(partDialect(part, context))[index];
    return document === undefined
      ? []
      : [
          {
            part,
            document,
            facts: {
              ...factsOfPart(part, document.value, () => odditiesOf(document)),
              ...readByOthers(
                part.is.kind,
                (release) => partDialect(part, { ...context, release }),
                context,
                (dialect) => partValue(yaml.documents(dialect)[index]?.value, part),
              ),
            },
          },
        ];
  });
  const [first] = judged;
  if (first === undefined) return [];
  const { document } = first;
  const { part } = first;
  const problems = yamlFindings(document, part.is.kind, partDialect(part, context), context).filter(
    ({ range }) => parts.some(({ path }) => isInside(document, path, range)),
  );
  if (isLeftUnjudged(problems) || isRunTogether(document, hintOf(context))) return problems;
  const findings = judged.flatMap((one) => findingsAt(one.document, one.facts, one.part.path, context));
  const texts = judged.flatMap((one) =>
    textsOf(one.part.is, one.facts.value).flatMap((text) =>
      judgeText(one.document, [...one.part.path, 'data', text.key], text, context),
    ),
  );
  return [...problems, ...believable(findings, problems, document), ...texts];
}

function isInside(document: YamlDocument, path: Path, { start }: Range): boolean {
  if (path.length === 0) return true;
  const whole = rangeOfNode(placeOf(document, path).node);
  return whole !== undefined && whole.start <= start && start < whole.end;
}

/** The readers of a text inside a ConfigMap take its first document: of the others it is only said that they are there. */
function judgeText(
  outer: YamlDocument,
  path: Path,
  text: EmbeddedText,
  context: JudgeContext,
): readonly LocatedFinding[] {
  const region = regionAt(outer, path);
  const dialect = embeddedDialect(text.kind, context);
  const folded = foldedText(outer, path, dialect);
  if (folded?.severity === 'error') return [folded];
  const documents = region?.yaml.documents(dialect) ?? [];
  const findings = documents.flatMap((document, index) => {
    const isBroken = document.errors.length > 0 || document.value === undefined;
    const facts = factsOfText(text, {
      value: document.value,
      index,
      isBroken,
      oddities: () => odditiesOf(document),
    });
    if (facts === undefined) return [];
    const problems = index === 0 ? yamlFindings(document, facts.is.kind, dialect, context) : [];
    if (isLeftUnjudged(problems)) return problems;
    // What none of them can read is the same to all.
    const others = isBroken
      ? {}
      : readByOthers(
          text.kind,
          (release) => embeddedDialect(text.kind, { ...context, release }),
          context,
          (other) => region?.yaml.documents(other)[index]?.value,
        );
    const found = [
      ...findingsAt(document, { ...facts, ...others }, [], context),
      ...rewrittenIn(document, facts, context),
    ];
    return [...problems, ...believable(found, problems, document)];
  });
  const shown = region === undefined ? [] : findings.map((finding) => outwards(finding, region));
  return folded === undefined ? shown : [folded, ...shown];
}

/** Only where the operator writes the list anew, in every release that it may be for. */
function rewrittenIn(
  document: YamlDocument,
  { is, precededBy = 0 }: Facts,
  { release, candidates = [], target }: JudgeContext,
): readonly LocatedFinding[] {
  const isRewritten =
    is.kind === 'dynamic-plugins' &&
    precededBy === 0 &&
    (target?.method ?? 'operator') === 'operator' &&
    [release, ...candidates].every(({ merge }) => merge.merges);
  return isRewritten ? rewrittenValues(document) : [];
}

/** Behind a slip of syntax the parser guesses what belongs where; what that guess lacks is nobody's mistake. */
function believable(
  findings: readonly LocatedFinding[],
  problems: readonly LocatedFinding[],
  document: YamlDocument,
): readonly LocatedFinding[] {
  const guessed = guessedFrom(document);
  const misread = new Set(problems.map(({ range }) => range.start));
  return findings.filter(
    ({ code, range }) =>
      !misread.has(range.start) &&
      (!aboutForm.test(code) || isAbove(guessed, range, document)) &&
      // What only some readers take does not matter in a text that none of them takes.
      (code !== 'dp-python-yaml' || guessed === Infinity),
  );
}

/** Whether something stands above the line from which on the parser guesses, and has nothing of it as its value. */
function isAbove(guessed: number, { start, end }: Range, { text }: YamlDocument): boolean {
  if (guessed === Infinity) return true;
  return start < guessed && text.slice(end, guessed).trimEnd().includes('\n');
}

/** Codes that say which part is missing, or of another kind. */
const aboutForm = /^(?:schema-.*|dp-(?:root|plugins-list|includes-list|null-list|package-string|flag-type))$/;

function findingsAt(
  document: YamlDocument,
  facts: Facts,
  base: Path,
  context: JudgeContext,
): readonly LocatedFinding[] {
  return findingsOf(facts, context).map((finding: Finding) => located(document, finding, base));
}

function asSet(
  finding: LocatedFinding,
  comments: readonly DisableComment[],
  { severities }: JudgeContext,
): readonly LocatedFinding[] {
  const severity = severities[finding.code] ?? finding.severity;
  if (severity === 'off' || isDisabled(comments, finding.range.start, finding.code)) return [];
  return [{ ...finding, severity }];
}
