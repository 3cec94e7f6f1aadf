import { describeRef } from '../../core/manifest.ts';
import { plain } from '../../core/message.ts';
import { objectsBehind } from '../../core/report/rowObjects.ts';
import { printValue } from '../../core/yaml/print.ts';
import type { Documents } from './documents.ts';
import { asking } from './reading.ts';
import type { ShownRow } from './row.ts';
import type { ShowTools } from './tools.ts';

/** Shows the objects a row was judged by as they are now; what cannot be read stands there with the reason. */
export async function showObjects(tools: ShowTools, documents: Documents, row: ShownRow): Promise<void> {
  const { readObject } = await import('../../cluster/index.ts');
  const texts = await asking(tools.session, row, (connection, signal) =>
    Promise.all(
      objectsBehind(row.status).map(async (ref) => {
        const read = await readObject(connection, ref, signal);
        if (read.kind === 'read') return printValue(read.object);
        return asComment(`${describeRef(ref)}: ${plain(read.reason)}`);
      }),
    ),
  );
  if (texts !== undefined) await documents.show({ name: `${row.id}.yaml`, text: texts.join('---\n') });
}

function asComment(text: string): string {
  return `${text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n')}\n`;
}
