import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver/node';
import { message, plain } from '../core/message.ts';
import { yamlText } from '../language/text/document.ts';
import { includedFile } from '../language/workspace/includedFile.ts';
import { lineColumns } from '../language/text/lineColumns.ts';
import { linksOf, rangeOfTarget, type Link } from '../language/help/links.ts';
import { pathOf, uriOf } from './files.ts';
import type { ServerState } from './state.ts';
import { toRange } from './wire.ts';

/** Where the names of files and targets in a document lead. */
export async function documentLinks(
  state: ServerState,
  { textDocument }: DocumentLinkParams,
): Promise<DocumentLink[]> {
  const document = state.documents.get(textDocument.uri);
  if (document === undefined) return [];
  const { judgement, yaml, context } = await state.judged.get(document);
  if (!judgement.ours) return [];
  const links = linksOf(yaml, context);
  if (links.some(({ to }) => to === 'include')) await state.index.start();
  const path = pathOf(document.uri);
  const led = await Promise.all(
    links.map(async (link) => ({ link, target: await addressOf(state, link, path) })),
  );
  return led.flatMap(({ link, target }) =>
    target === undefined
      ? []
      : [{ range: toRange(document, link.range), target, tooltip: plain(tooltips[link.to]) }],
  );
}

const tooltips = {
  include: message('Open the file that is included'),
  target: message('Open the target file'),
} as const satisfies Record<Link['to'], unknown>;

async function addressOf(
  state: ServerState,
  { to, name }: Link,
  path: string | undefined,
): Promise<string | undefined> {
  if (to === 'target') return path === undefined ? undefined : targetAddress(state, name, path);
  const found = includedFile(name, path, state.index.paths);
  return found === undefined ? undefined : uriOf(found);
}

/** The entry of the target in the nearest target file. */
async function targetAddress(
  { targetFiles, files }: ServerState,
  name: string,
  path: string,
): Promise<string | undefined> {
  const nearest = await targetFiles.for(path);
  const text = nearest && (await files.read(nearest.path));
  const entry = text === undefined ? undefined : rangeOfTarget(yamlText(text), name);
  if (nearest === undefined || text === undefined || entry === undefined) return undefined;
  return `${uriOf(nearest.path)}#L${lineColumns(text)(entry.start).line}`;
}
