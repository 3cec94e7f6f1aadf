import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readFile, yamlText, type YamlText } from '../language/text/document.ts';
import { explainedBy, type FileSchema } from '../language/help/explainedBy.ts';
import type { JudgeContext, Judgement } from '../language/judging/judge.ts';
import { judgeQuickly } from '../language/judging/quick.ts';
import { isForeignTemplate } from '../core/foreignTemplate.ts';
import { factsOfFile, readFileFacts, type FileFacts } from '../core/workspace/fileFacts.ts';
import type { JudgedBy } from '../language/workspace/targets.ts';
import { pathOf } from './files.ts';
import { judgingOf, type JudgingDeps } from './judgedWith.ts';

/** One version of an open document with what was found out about it. */
export interface Judged {
  readonly version: number;
  readonly yaml: YamlText;
  readonly by: JudgedBy;
  readonly context: JudgeContext;
  readonly judgement: Judgement;
  /** The one schema that explains the whole file, where there is one. */
  readonly explainedBy: FileSchema | undefined;
}

/** The open documents' texts and judgements, one parse and one judgement per version. */
export interface JudgedDocuments {
  get(document: TextDocument): Promise<Judged>;
  /** Whether that is still what {@link get} would answer: what it was judged against may have changed since. */
  isLatest(uri: string, result: Promise<Judged>): boolean;
  /** The text of a document, parsed once per version. */
  textOf(document: TextDocument): YamlText;
  /** What the last judged version was held against. */
  lastJudgedBy(uri: string): JudgedBy | undefined;
  /** What documents are judged against has changed; their texts have not. Without a document all of them. */
  judgeAnew(uri?: string): void;
  close(uri: string): void;
}

/** Nothing is judged yet. */
export function judgedDocuments(deps: JudgingDeps): JudgedDocuments {
  const texts = new Map<string, { readonly version: number; readonly yaml: YamlText }>();
  const lastBy = new Map<string, JudgedBy>();
  const judged = new Map<string, { readonly version: number; readonly result: Promise<Judged> }>();

  const textOf = (document: TextDocument): YamlText => {
    const { uri, version } = document;
    const known = texts.get(uri);
    if (known?.version === version) return known.yaml;
    const yaml = yamlText(document.getText());
    texts.set(uri, { version, yaml });
    return yaml;
  };

  const isLatest = (uri: string, result: Promise<Judged>): boolean => judged.get(uri)?.result === result;

  const judgeNow = async (
    uri: string,
    version: number,
    yaml: YamlText,
    isLatest: () => boolean,
  ): Promise<Judged> => {
    const path = pathOf(uri);
    const { by, context, mayBe } = await judgingOf(yaml, path, deps);
    // One that began earlier may have waited longer for the files that say what it is judged for.
    if (isLatest()) {
      if (path !== undefined) deps.index.edited(path, factsOf(path, yaml, mayBe));
      lastBy.set(uri, by);
    }
    const judgement = judgeQuickly(yaml, context);
    return { version, yaml, by, context, judgement, explainedBy: explainedBy(yaml, context) };
  };

  return {
    get(document) {
      const { uri, version } = document;
      const known = judged.get(uri);
      if (known?.version === version) return known.result;
      const result: Promise<Judged> = judgeNow(uri, version, textOf(document), () => isLatest(uri, result));
      judged.set(uri, { version, result });
      return result;
    },
    isLatest,
    textOf,
    lastJudgedBy: (uri) => lastBy.get(uri),
    judgeAnew(uri) {
      if (uri === undefined) judged.clear();
      else judged.delete(uri);
    },
    close(uri) {
      texts.delete(uri);
      judged.delete(uri);
      lastBy.delete(uri);
    },
  };
}

/** What a document says to others; one that is judged was parsed already. */
function factsOf(path: string, yaml: YamlText, isJudged: boolean): FileFacts | undefined {
  if (!isJudged || isForeignTemplate(yaml.text)) return readFileFacts(path, yaml.text);
  return factsOfFile(path, readFile(yaml));
}
