/** What a command may say to the shell; scripts rely on these numbers. */
export const exitCodes = {
  good: 0,
  /** Findings, not ready, a conflict, or an existing file that would change. */
  notGood: 1,
  wrongUse: 2,
  /** The cluster cannot be reached or refuses. */
  cluster: 3,
  internal: 70,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Somewhere to write text. */
export interface TextSink {
  write(text: string): void;
}

/** Everything a command touches of the process, so that tests run commands without one. */
export interface CliEdge {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly stdin: NodeJS.ReadableStream;
  /** Absolute path that relative arguments start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person can be asked: input and error output are a terminal. */
  readonly isTTY: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  setExitCode(code: ExitCode): void;
}

/** Names errors whose words are still to be printed; a name reaches over bundles, where a class does not. */
export const wrongUseName = 'WrongUse';

/** Stops a command because of the way it was called; the error boundary prints `text` and ends with 2. */
export function wrongUse(text: string): Error {
  const error = new Error(text);
  error.name = wrongUseName;
  return error;
}
