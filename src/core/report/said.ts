import { plain, type Message } from '../message.ts';
import type { Evidence } from '../status.ts';
import { describeRef } from '../manifest.ts';
import { code, prose } from './markdown.ts';
import { withoutSecrets } from './secretWords.ts';

/** A message as Markdown text, without what looks like a secret. */
export function said(one: Message): string {
  return prose(withoutSecrets(plain(one)));
}

/** Object, field and value as Markdown, without what looks like a secret. */
export function evidenceCells({ ref, field, value }: Evidence): readonly [string, string, string] {
  return [prose(describeRef(ref)), code(field), code(withoutSecrets(value))];
}
