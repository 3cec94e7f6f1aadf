/** The namespaces that a resource is looked for in. There may become more of them, and never fewer. */
export interface Reach {
  readonly namespaces: readonly string[];
  /** Calls back each time there are more, until the signal aborts. */
  onGrow(signal: AbortSignal, grown: () => void): void;
}

export interface OpenReach extends Reach {
  /** Takes in these as well; whether one of them is new. */
  include(namespaces: readonly string[]): boolean;
}

/** A reach that begins with these. */
export function createReach(first: readonly string[]): OpenReach {
  let namespaces: readonly string[] = [...new Set(first)];
  const listeners = new Set<() => void>();
  return {
    get namespaces() {
      return namespaces;
    },
    onGrow(signal, grown) {
      listeners.add(grown);
      signal.addEventListener('abort', () => listeners.delete(grown), { once: true });
    },
    include(more) {
      const all = [...new Set([...namespaces, ...more])];
      if (all.length === namespaces.length) return false;
      namespaces = all;
      for (const grown of listeners) grown();
      return true;
    },
  };
}
