import type { Finding, Fix, Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { moveAll } from '../moveTo.ts';
import { describePath, type Place } from '../place.ts';
import type { Schema } from '../schema.ts';
import { movedInBackstage } from './backstage.ts';
import type { Becomes, Moved } from './moved.ts';
import { movedInOperatorGroup, movedInSubscription } from './olm.ts';
import { movedInPlatform, movedInSonataFlow } from './sonataflow.ts';

/** What is known about misplaced fields, by the title of the schema of a document. */
export const movedFields: Readonly<Record<string, readonly Moved[]>> = {
  Backstage: movedInBackstage,
  SonataFlow: movedInSonataFlow,
  SonataFlowPlatform: movedInPlatform,
  Subscription: movedInSubscription,
  OperatorGroup: movedInOperatorGroup,
};

/** What is said about a field that does not belong where it stands, where people have put it there before. */
export function adviceFor(
  { root, path, document }: { readonly root: Pick<Schema, 'title'> } & Pick<Place, 'path' | 'document'>,
  name: string,
  value: unknown,
): Pick<Finding, 'message' | 'fix'> | undefined {
  const at = [...path, name];
  const known = movedFields[root.title ?? '']?.find(({ from }) => isAt(from, at));
  if (known === undefined) return undefined;
  const fix = known.becomes && fixFor(known.becomes, { at, value, document });
  const { message: said, severity } = known;
  return { message: said, ...(severity && { severity }), ...(fix && { fix }) };
}

function isAt(from: string, path: Path): boolean {
  const steps = from.split('.');
  return (
    steps.length === path.length && steps.every((step, index) => step === '*' || step === String(path[index]))
  );
}

interface Written {
  readonly at: Path;
  readonly value: unknown;
  readonly document: unknown;
}

function fixFor(becomes: Becomes, { at, value, document }: Written): Fix | undefined {
  switch (becomes.kind) {
    case 'removed':
      return { kind: 'remove', title: message('Remove it'), path: at };
    case 'renamed':
      return { kind: 'renameKey', title: message('Rename to "{0}"', becomes.to), path: at, to: becomes.to };
    case 'moved': {
      const fields = becomes.to.map(({ path, value: written }) =>
        written === undefined ? { path: at, to: path } : { path: at, to: path, value: written(value) },
      );
      const isSure = fields.every((field) => !('value' in field) || field.value !== undefined);
      return isSure ? moveAll(document, fields, describePath(becomes.to[0]?.path ?? [])) : undefined;
    }
  }
}
