import type { Message } from '../../core/message.ts';
import type { Edit, Range } from '../text/range.ts';

/** Something a strict reader of YAML stops at, with its place. */
export interface YamlProblem {
  readonly code: 'yaml-duplicate-key' | 'dp-unquoted-at' | 'yaml-quoted-indent' | SyntaxCode;
  readonly message: Message;
  /** A place whose line the message names as its first value. */
  readonly mention?: Range;
  readonly range: Range;
  readonly fix?: { readonly title: Message; edit(): Edit | undefined };
}

type SyntaxCode = 'yaml-syntax' | 'yaml-indentation' | 'yaml-tab' | 'yaml-separator';
