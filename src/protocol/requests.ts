import type { AppliedObject } from '../core/prerequisites/appliedBy.ts';

/**
 * What client and server say to each other beyond the Language Server Protocol: the methods, and what goes in and out.
 */
export const requests = {
  /** {@link JudgedByParams} → {@link JudgedByResult} or null for a file that is not ours. */
  judgedBy: 'rhdhOrchestrator/judgedBy',
  /** {@link ObjectsParams} → {@link ObjectAt}s: the objects of ours in a file that could be applied as they stand. */
  objects: 'rhdhOrchestrator/objects',
  /** {@link SchemaParams} → the text of a JSON Schema that suggests and explains, or null where there is none. */
  schema: 'rhdhOrchestrator/schema',
  /** {@link FolderParams} → {@link FolderEntry}s, to the client: what stands in a folder that is on no disk. */
  readFolder: 'rhdhOrchestrator/readFolder',
  /** {@link FileParams} → the text of a file that is on no disk, or null where nobody can read it; to the client. */
  readFile: 'rhdhOrchestrator/readFile',
} as const;

export const notifications = {
  /** {@link Elsewhere}, to the server. */
  elsewhere: 'rhdhOrchestrator/elsewhere',
  /** {@link ExplainedFile}, to the client, once it has told that something is done elsewhere. */
  explainedFile: 'rhdhOrchestrator/explainedFile',
  /** {@link ClusterFacts}, to the server: what the connected cluster shows. Without a connection that is nothing. */
  clusterFacts: 'rhdhOrchestrator/clusterFacts',
} as const;

/** What a client says of itself as `initializationOptions`; of another editor nothing is assumed. */
export interface ClientTraits {
  /** Whether the commands of the extension are there, so that an action may run one. */
  readonly runsCommands: boolean;
  /** Whether it answers `readFolder` and `readFile`, so that folders count that are on no disk. */
  readonly readsFiles: boolean;
}

export interface FolderParams {
  readonly uri: string;
}

/** What a folder holds, without the folder's own name. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export interface FileParams {
  readonly uri: string;
  /** Bytes: what is larger counts as a file that nobody can read. */
  readonly largest: number;
}

export type { ClusterFacts } from '../core/clusterFacts.ts';

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
  /** Line of the first thing of ours, from 0. */
  readonly line: number;
  /** The target file above it, where there is one. */
  readonly targetFile?: TargetFileSeen;
}

/** A target file and what it offers. */
export interface TargetFileSeen {
  readonly uri: string;
  readonly targets: readonly {
    readonly label: string;
    readonly release: string;
    readonly name: string;
    readonly namespace: string;
  }[];
}

export interface ObjectsParams {
  readonly uri: string;
}

/** An object that somebody wrote from end to end. */
export interface ObjectAt extends AppliedObject {
  /** Line it begins at, from 0. */
  readonly line: number;
}

/**
 * What another extension does with the schemas it gets from us, outside of texts in block scalars. The server leaves
 * exactly that to it, in the files that one schema of ours explains as a whole.
 */
export interface Elsewhere {
  readonly completion: boolean;
  readonly hover: boolean;
}

/** Nobody else does anything. */
export const nothingElsewhere: Elsewhere = { completion: false, hover: false };

/** A file whose documents are all ours, or has ceased to be one. */
export interface ExplainedFile {
  readonly uri: string;
  /** Names the schema in {@link SchemaParams}; null where a document is not ours. */
  readonly schema: string | null;
}

export interface SchemaParams {
  readonly schema: string;
}
