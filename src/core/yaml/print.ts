import { Document, Scalar, visit } from 'yaml';
import { isEmbedded, objectsOf, type Artifact } from '../artifact.ts';
import { plain, type Message } from '../message.ts';
import { wrap } from './wrap.ts';

/** Columns of a comment line, its mark included. */
const commentWidth = 100;

/**
 * The text of one file: notes as comments, then one document per object, keys in the order given.
 * The same artifact gives the same bytes. A file without objects is its comments.
 */
export function print(artifact: Artifact): string {
  if (artifact.kind === 'stream') return printStream(artifact.parts);
  const documents = documentsOf(artifact)
    .map((value) => printValue(value))
    .join('---\n');
  const parts = [commentBlock(artifact.notes), documents].filter((part) => part !== '');
  return parts.join('\n');
}

/** Several artifacts as one stream of documents; comments of a file without objects open the next document. */
export function printStream(artifacts: readonly Artifact[]): string {
  let stream = '';
  let documentOpen = false;
  for (const artifact of artifacts) {
    if (documentOpen) stream += '---\n';
    stream += print(artifact);
    documentOpen = documentsOf(artifact).length > 0;
  }
  return stream;
}

function documentsOf(artifact: Artifact): readonly unknown[] {
  return artifact.kind === 'values' || artifact.kind === 'kustomization'
    ? [artifact.value]
    : objectsOf(artifact);
}

/** Plain data, embedded parts included, as one YAML document that ends with a line break. */
export function printValue(value: unknown): string {
  const document = new Document(withEmbeddedText(value), {
    aliasDuplicateObjects: false,
    // Kubernetes and Python read YAML 1.1, where yes, 1_000 or 12:30 without quotes are not text.
    compat: 'yaml-1.1',
  });
  visit(document, {
    Scalar(_key, node) {
      if (node.type !== undefined || !wantsQuotes(node.value)) return;
      node.type = node.value.includes('"') ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/**
 * Text that `yaml` would leave plain: a lone `=` has a type of its own in YAML 1.1 (PyYAML refuses it), and
 * people take `{{` for a template, which quotes make plain to be text.
 */
function wantsQuotes(value: unknown): value is string {
  return typeof value === 'string' && (value === '=' || (value.includes('{{') && !value.includes('\n')));
}

function withEmbeddedText(value: unknown): unknown {
  if (isEmbedded(value)) {
    const block = new Scalar(printValue(value.value));
    block.type = Scalar.BLOCK_LITERAL;
    return block;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withEmbeddedText(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withEmbeddedText(item)]));
}

function commentBlock(notes: readonly Message[]): string {
  const paragraphs = notes.map((note) =>
    wrap(plain(note), commentWidth - '# '.length)
      .map((line) => `# ${line}\n`)
      .join(''),
  );
  return paragraphs.join('#\n');
}
