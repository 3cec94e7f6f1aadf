import type { Change, Finding, Path, Severity } from '../../core/finding.ts';
import type { Message } from '../../core/message.ts';
import type { Scaffoldable } from '../../core/workspace/scaffoldable.ts';
import { locate, placeOf, type PlacedDocument, type YamlDocument } from '../text/document.ts';
import { fixEdit } from '../edits/fixEdits.ts';
import { lineColumns } from '../text/lineColumns.ts';
import type { Edit, Range } from '../text/range.ts';
import { regionAt, type Region } from '../text/region.ts';
import { spanIn } from '../text/span.ts';

/** A finding with its place in the text of the file, whatever document or block it was made in. */
export interface LocatedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  /** A place whose line the message names as its first value, while that is not known yet. */
  readonly mention?: Range;
  readonly range: Range;
  readonly fix?: LocatedFix;
  readonly scaffold?: Scaffoldable;
}

export interface LocatedFix {
  readonly title: Message;
  /** Made when somebody asks; `undefined` where the text cannot be changed without touching more than it is about. */
  edit(): Edit | undefined;
}

/** A finding about the part of a document at `base`, with its place in the text of that document. */
export function located(document: YamlDocument, finding: Finding, base: Path): LocatedFinding {
  const { within, ...inner } = finding;
  if (within === undefined) return inDocument(document, finding, base);
  const region = regionAt(document, [...base, ...within]);
  const [text] = region?.yaml.documents('1.2') ?? [];
  // Without a map of its lines the whole scalar is what can be pointed at.
  return region === undefined || text === undefined
    ? inDocument(document, { ...inner, path: within, at: 'value' }, base)
    : outwards(inDocument(text, inner, []), region);
}

function inDocument(document: YamlDocument, finding: Finding, base: Path): LocatedFinding {
  const { code, severity, message, fix, scaffold } = finding;
  return {
    code,
    severity,
    message,
    range: rangeOf(document, finding, base),
    ...(scaffold === undefined ? {} : { scaffold }),
    ...(fix === undefined
      ? {}
      : { fix: { title: fix.title, edit: () => fixEdit(document, below(fix, base)) } }),
  };
}

/** The place of a finding about the part of a document at `base`, but for one {@link Finding.within} a text of it. */
export function rangeOf(
  document: PlacedDocument,
  { path, at, span }: Pick<Finding, 'path' | 'at' | 'span'>,
  base: Path,
): Range {
  const whole = [...base, ...path];
  const part = span && spanIn(document, placeOf(document, whole), at, span);
  return part ?? locate(document, whole, at);
}

/** The same change, told from the root of the document. */
function below<C extends Change>(change: C, base: Path): C {
  if (change.kind === 'several') {
    return { ...change, changes: change.changes.map((one) => below(one, base)) };
  }
  if (change.kind === 'move') {
    const fields = change.fields.map((one) => ({
      ...one,
      path: [...base, ...one.path],
      to: [...base, ...one.to],
    }));
    return { ...change, fields };
  }
  return { ...change, path: [...base, ...change.path] };
}

/** A finding about a text inside another one, told of the outer one. */
export function outwards(finding: LocatedFinding, region: Region): LocatedFinding {
  const range = region.toOuter(finding.range);
  if (finding.mention !== undefined) {
    const { mention, ...others } = finding;
    return { ...outwards(others, region), mention: region.toOuter(mention) };
  }
  const { fix } = finding;
  if (fix === undefined) return { ...finding, range };
  const edit = (): Edit | undefined => {
    const inner = fix.edit();
    return inner && region.toOuterEdit(inner);
  };
  return { ...finding, range, fix: { title: fix.title, edit } };
}

/** The finding with the line of the place that its message mentions. */
export function withLineNamed({ mention, ...finding }: LocatedFinding, text: string): LocatedFinding {
  if (mention === undefined) return finding;
  const { line } = lineColumns(text)(mention.start);
  const { message } = finding;
  return { ...finding, message: { ...message, args: [line, ...message.args.slice(1)] } };
}
