import type { Edit, Range } from '../text/range.ts';

/** Something that may stand at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'item' | 'object';
  /** Snippet syntax where `isSnippet`; lines after the first are indented as if the first began at column 0. */
  readonly edit: Edit;
  readonly isSnippet: boolean;
  /** Changes of other lines that belong to it. */
  readonly also?: readonly Edit[];
  /** What is compared with the text in front of the cursor; absent where that is the label. */
  readonly filter?: string;
  /** Markdown. */
  readonly documentation?: string;
}

/** What a field means. */
export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}
