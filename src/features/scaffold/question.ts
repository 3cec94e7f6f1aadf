import type { Message } from '../../core/message.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import type { TargetEntry } from '../../core/target/targetFile.ts';
import type { What } from '../../core/templates/template.ts';

/** Every question by name, as arguments of a command answer it too. */
export const questionIds = [
  'target',
  'release',
  'backstage',
  'name',
  'namespace',
  'method',
  'database',
  'databaseAt',
  'databaseSecret',
  'databaseKeys',
  'databaseName',
  'databaseTls',
  'databaseCa',
  'plugins',
  'approval',
  'rhdhOperator',
  'options',
  'workflowNamespaces',
  'catalogSource',
  'lokiUrl',
  'admins',
  'mirrorImages',
  'mirrorNpm',
  'mirrorCatalogIndex',
  'mirrorPullSecret',
  'sizeBackstage',
  'sizeDataIndex',
  'sizeJobsService',
  'layout',
  'gitUrl',
  'folder',
  'save',
  'label',
  'secret',
  'secretValue',
  'ignore',
] as const;

export type QuestionId = (typeof questionIds)[number];

/** What was said so far: the id of a choice, the ids of several with commas between them, or a text. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

/** A Backstage object that is there already, to fill in name and namespace. */
export interface BackstageHint {
  readonly name: string;
  readonly namespace: string;
  /** Where it was seen, in words: a file, or a context. */
  readonly from: Message;
}

/** What is known before the first question; read once. */
export interface Facts {
  /** At least one. */
  readonly what: readonly What[];
  /** Answers from a file: what is left to ask is where the files go, and what goes with them. */
  readonly preset?: ScaffoldAnswers;
  readonly targets: readonly TargetEntry[];
  readonly hints: readonly BackstageHint[];
  /** Folders, relative to the workspace folder, that were scaffolded into before: a lock file says so. */
  readonly lockFolders: readonly string[];
  /**
   * Folders, relative to the workspace folder, that hold a file of the Secret already, with the Secrets in it as
   * `namespace/name`, without their values.
   */
  readonly secretFolders: ReadonlyMap<string, readonly string[]>;
  /** Text of `.gitignore`, empty where there is none; absent outside a git repository. */
  readonly gitignore?: string;
  /** The git repository around the workspace folder. */
  readonly repository?: Repository;
}

export interface Repository {
  /** Address of the remote "origin", where there is one that can be told to others. */
  readonly url?: string;
  /** The workspace folder in it, `/` between folders; empty where it is the root. */
  readonly path: string;
}

export interface Choice {
  readonly id: string;
  readonly label: Message;
  readonly description?: Message;
  readonly detail?: Message;
  /** Why it cannot work after the earlier answers: it is not offered, and the reason is told on request. */
  readonly unavailable?: Message;
}

interface Asked {
  readonly id: QuestionId;
  readonly title: Message;
  readonly prompt: Message;
  /** May look at answers of earlier questions only. */
  applies(facts: Facts, answers: Answers): boolean;
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  /** The first one is what most people want. */
  choices(facts: Facts, answers: Answers): readonly Choice[];
}

/** Any number of choices, none included. */
export interface ManyQuestion extends Asked {
  readonly kind: 'many';
  choices(facts: Facts, answers: Answers): readonly Choice[];
}

export interface TextQuestion extends Asked {
  readonly kind: 'text';
  /** Typed characters are hidden. */
  readonly hidden?: true;
  initial(facts: Facts, answers: Answers): string;
  problem(text: string, facts: Facts, answers: Answers): Message | undefined;
}

export type Question = ChoiceQuestion | ManyQuestion | TextQuestion;

/** Stands in for a name that is still to be asked for; nobody has a thing of this name. */
export const notSaidYet = 'not-said-yet';

/** The choices of an answer to a {@link ManyQuestion}. */
export function chosen(answer: string | undefined): readonly string[] {
  return (answer ?? '').split(',').filter((id) => id !== '');
}
