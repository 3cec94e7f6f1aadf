/**
 * What client and server say to each other beyond the Language Server Protocol: the methods, and what goes in and out.
 */
export const requests = {
  /** {@link JudgedByParams} → {@link JudgedByResult} or null for a file that is not ours. */
  judgedBy: 'rhdhOrchestrator/judgedBy',
} as const;

export interface JudgedByParams {
  readonly uri: string;
}

/** What a file is judged against, for people to see. */
export interface JudgedByResult {
  /** Exact version, `1.10.3`. */
  readonly release: string;
  /** False while upstream may still change it. */
  readonly final: boolean;
  /** Name of the target in `.rhdh-orchestrator.yaml`. */
  readonly target?: string;
  /** Who said so: a comment, the target file, the setting, the file's own documents, or nobody. */
  readonly from: 'comment' | 'targetFile' | 'setting' | 'documents' | 'default';
}
