/**
 * Calls a reader of YAML, which tells of each mistake by an error. Nobody looks at the stacks of those, and in a text with
 * mistakes writing them down takes as long as reading.
 */
export function withoutStacks<T>(read: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
