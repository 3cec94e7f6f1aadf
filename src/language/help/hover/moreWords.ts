import type { Message } from '../../../core/message.ts';
import { message } from '../../../core/message.ts';
import type { Release } from '../../../core/release.ts';
import type { Target } from '../../../core/target/target.ts';
import { packageWords } from '../../../core/values/packageWords.ts';
import { whereItHolds } from '../../../core/values/releaseBound.ts';
import type { YamlText } from '../../text/document.ts';
import type { Slot } from '../slot.ts';
import type { JudgedBy } from '../../workspace/targets.ts';
import type { Window } from '../window.ts';
import { pluginEntryAt } from './pluginEntryAt.ts';

/** A word in a document of ours, and what the file is judged against. */
export interface Pointed {
  readonly yaml: YamlText;
  readonly offset: number;
  /** The text that window and slot count in: that of the file, or one inside it. */
  readonly text: string;
  readonly window: Window;
  readonly slot: Slot;
  readonly release: Release;
  readonly target: Target | undefined;
  /** Who named the release. */
  readonly from?: JudgedBy['from'];
  readonly fileName?: string;
}

/** What is to be said about a word beside the description of its field; nothing about most of them. */
export interface MoreWords {
  /** About this very value: read before what holds for all values of the field. */
  readonly before: readonly Message[];
  readonly behind: readonly Message[];
}

export const noMoreWords: MoreWords = { before: [], behind: [] };

export function moreWords(pointed: Pointed): MoreWords {
  const [before, behind] = [aboutPackage(pointed), aboutReleases(pointed)];
  if (before.length + behind.length === 0) return noMoreWords;
  return { before, behind: [...behind, ...aboutAssumption(pointed)] };
}

function aboutPackage({
  yaml,
  offset,
  window,
  slot,
  release,
  target,
  fileName,
}: Pointed): readonly Message[] {
  const isPackage = window.of.is.kind === 'dynamic-plugins' && window.path.join('.') === 'plugins.package';
  if (!isPackage || slot.role !== 'value') return [];
  const hint = fileName === undefined ? {} : { fileName };
  const found = pluginEntryAt(yaml, offset, { release, target, ...hint });
  return found === undefined ? [] : packageWords(found.list, found.entry);
}

function aboutReleases({ text: whole, window, slot, release }: Pointed): readonly Message[] {
  const { of, path, line } = window;
  const text = whole.slice(slot.range.start, slot.range.end).replaceAll(/^["']|["']$/g, '');
  const place =
    slot.role === 'key'
      ? { is: of.is.kind, path: [...path, line.key ?? ''], role: 'key' as const }
      : { is: of.is.kind, path, role: 'value' as const };
  return whereItHolds(place, { text, object: of.outline }, release);
}

/** Whoever reads this should know that nobody said which release the file is for. */
function aboutAssumption({ from, release }: Pointed): readonly Message[] {
  if (from !== 'default' && from !== 'documents') return [];
  const assumed =
    from === 'default'
      ? message('RHDH {0} is assumed, the newest release.', release.version)
      : message('RHDH {0} is assumed from the API version of the Backstage object.', release.version);
  return [
    assumed,
    message(
      'Say which one it is in .rhdh-orchestrator.yaml, by a comment `# rhdh-orchestrator: target=NAME`, or by the setting rhdhOrchestrator.release.',
    ),
  ];
}
