import { describeRef, type ObjectRef } from '../manifest.ts';
import { prose, table } from './markdown.ts';

/** What Events say about one object, or why they cannot be read. */
export interface EventsAbout {
  readonly ref: ObjectRef;
  readonly events?: readonly {
    readonly type: string;
    readonly reason: string;
    readonly message: string;
    readonly count: number;
    readonly last: string;
  }[];
  readonly failure?: string;
}

/** The Events about the objects of a row as a Markdown document, the latest last. */
export function eventsDocument(title: string, about: readonly EventsAbout[]): string {
  return `${[`# ${prose(title)}`, ...about.map(partOf)].join('\n\n')}\n`;
}

function partOf({ ref, events = [], failure }: EventsAbout): string {
  const head = `## ${prose(describeRef(ref))}`;
  if (failure !== undefined) return `${head}\n\n${prose(failure)}`;
  if (events.length === 0) return `${head}\n\nNo Events. A cluster forgets them, usually after an hour.`;
  const rows = events.map(({ last, type, reason, count, message }) =>
    [last, type, reason, `${count}×`, message].map(prose),
  );
  return `${head}\n\n${table(['Last', 'Type', 'Reason', 'Times', 'Message'], rows)}`;
}
