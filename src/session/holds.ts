/** Counts who needs the cluster at the moment. */
export interface Holds {
  /** Begins to need it; the answer ends that, and may be called twice. */
  hold(): () => void;
  dispose(): void;
}

interface Reactions {
  /** Milliseconds without a holder after which there is a rest: views are hidden and shown again all the time. */
  readonly after: number;
  readonly rest: () => void;
  readonly resume: () => void;
}

/** Nobody needs it at first. */
export function createHolds({ after, rest, resume }: Reactions): Holds {
  let holders = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    hold() {
      holders += 1;
      clearTimeout(timer);
      resume();
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        if (holders === 0) timer = setTimeout(rest, after);
      };
    },
    dispose: () => clearTimeout(timer),
  };
}
