import { plain } from '../../core/message.ts';
import { eventsDocument } from '../../core/report/eventsDocument.ts';
import { objectsBehind } from '../../core/report/rowObjects.ts';
import type { Documents } from './documents.ts';
import { asking } from './reading.ts';
import type { ShownRow } from './row.ts';
import type { ShowTools } from './tools.ts';

/** Shows the Events about the objects that a row was judged by. */
export async function showEvents(tools: ShowTools, documents: Documents, row: ShownRow): Promise<void> {
  const { readEvents } = await import('../../cluster/index.ts');
  const about = await asking(tools.session, row, (connection, signal) =>
    Promise.all(
      objectsBehind(row.status).map(async (ref) => {
        const read = await readEvents(connection, ref, signal);
        return read.kind === 'read' ? { ref, events: read.events } : { ref, failure: plain(read.reason) };
      }),
    ),
  );
  if (about === undefined) return;
  await documents.show({ name: `${row.id}-events.md`, text: eventsDocument(row.title, about) });
}
