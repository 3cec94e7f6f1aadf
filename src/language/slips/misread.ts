import { isEntryList } from '../../core/recogniseShape.ts';
import type { OurKind } from '../../core/ourKind.ts';
import type { YamlDocument } from '../text/document.ts';

/**
 * What a document is that cannot be read and is nothing of ours as a whole: a piece of a plugin list, as documentation
 * shows it. Of those nothing but the slip itself is told.
 */
export function misreadKind({ errors, value }: YamlDocument): OurKind | undefined {
  return errors.length > 0 && isEntryList(value) ? 'dynamic-plugins' : undefined;
}
