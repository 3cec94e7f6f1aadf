import { locate, type YamlText } from '../text/document.ts';
import { hintOf, type JudgeContext } from '../judging/judge.ts';
import { firstDialect } from '../judging/partFacts.ts';
import { partsIn } from '../judging/partsIn.ts';

/** Offset at which the first thing of ours in a file begins; the beginning of the file where that is a template. */
export function firstOfOurs(yaml: YamlText, context: JudgeContext): number {
  const documents = yaml.documents(firstDialect(yaml.text, context));
  const [part] = partsIn(documents, hintOf(context));
  const document = part && documents[part.document];
  return part === undefined || document === undefined ? 0 : locate(document, part.path, 'key').start;
}
