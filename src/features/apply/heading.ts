import type { ShownLine } from '../../cluster/shownChanges.ts';
import { message, type Message } from '../../core/message.ts';

/** Where the changes go; always named where something is about to change. */
export interface Destination {
  readonly context: string;
  readonly server: string;
  /** Name of the target and its release. */
  readonly target: Message;
}

/**
 * What stands above the objects: how to answer, where the changes go, and what happens to which object.
 * `undefined` is an empty line.
 */
export function headingOf(
  { context, server, target }: Destination,
  lines: readonly ShownLine[],
): readonly (Message | undefined)[] {
  return [
    message('Nothing has changed yet.'),
    message('Apply: Ctrl+Enter, or ✓ above.'),
    message('Cancel: Escape, or ✕ above.'),
    undefined,
    message('Context: {0}', context),
    message('Cluster: {0}', server),
    target,
    undefined,
    ...lines.flatMap(({ said, remark }) => (remark === undefined ? [said] : [said, remark])),
  ];
}

/** The lines as comments above YAML. A value with line breaks in it must not end its comment. */
export function asComments(lines: readonly (string | undefined)[]): string {
  const comments = lines.map((line) => `# ${line ?? ''}`.replaceAll(/\s+/g, ' ').trimEnd());
  return `${comments.join('\n')}\n\n`;
}
