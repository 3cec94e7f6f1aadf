import { message, type Message } from '../../core/message.ts';
import { beyondReading } from '../../core/yaml/limits.ts';
import type { LocatedFinding } from '../judging/located.ts';
import { lineEnd } from '../text/range.ts';

/** What is said of a file of ours that is not read at all; `undefined` for one that is. */
export function unread(text: string): readonly LocatedFinding[] | undefined {
  const reason = beyondReading(text);
  if (reason === undefined) return undefined;
  const found = oursInSight.exec(text);
  if (found === null) return [];
  const range = { start: found.index, end: lineEnd(text, found.index) };
  return [{ ...words[reason], severity: 'warning', range }];
}

const words: Readonly<Record<'size' | 'depth', { readonly code: string; readonly message: Message }>> = {
  size: {
    code: 'file-too-large',
    message: message('This file is not judged, since it has more than 2 MB: split it.'),
  },
  depth: {
    code: 'file-too-deep',
    message: message(
      'This file is not judged: more than a hundred lists and mappings stand inside each other.',
    ),
  },
};

/** A line that only documents of ours have: whatever else is large is nobody's business here. */
const oursInSight =
  /^(?:apiVersion: *["']?(?:rhdh\.redhat\.com|sonataflow\.org|operator\.knative\.dev|operators\.coreos\.com|olm\.operatorframework\.io)\/| +["']?dynamic-plugins\.yaml["']?:|plugins:)/m;
