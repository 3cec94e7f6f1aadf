import { conditionOf, deployments, type Workload } from './kinds.ts';
import { createStage, type Stage } from './stage.ts';

/** An operator as a program: it runs as long as its Deployment does. */
export interface Program {
  /** Names of the Deployment it is installed as. */
  readonly deployments: readonly string[];
  /** `csv` is the installed version; absent where it runs without being installed. */
  play(stage: Stage, csv: string | undefined): void | Promise<void>;
}

/** Somebody's hand on a program. */
export interface Hold {
  /** Ends it, as if its pod were gone; whatever happens to its Deployment. */
  stop(): void;
  /** Lets it run again. */
  resume(): void;
}

/** Runs a program from the moment its Deployment is available until OLM removes it; each version is a fresh start. */
export function runWhileInstalled(stage: Stage, program: Program): Hold {
  const installed = new Map<string, string>();
  const running = run(stage, program);
  const follow = () => running.want([...installed.values()][0]);
  stage.watch(deployments, ({ type, object }) => {
    const { namespace, name } = object.metadata;
    const csv = object.metadata.labels?.['olm.owner'];
    if (!program.deployments.includes(name) || csv === undefined) return;
    const key = `${namespace}/${name}`;
    if (type === 'deleted') installed.delete(key);
    else if (isAvailable(object) || installed.has(key)) installed.set(key, csv);
    follow();
  });
  return running.hold;
}

/** Runs a program without its being installed. */
export function runAlways(stage: Stage, program: Program): Hold {
  const running = run(stage, program);
  running.want('');
  return running.hold;
}

function run(stage: Stage, program: Program) {
  let wanted: string | undefined;
  let held = false;
  let current: { readonly version: string; readonly ending: AbortController } | undefined;
  const settle = () => {
    const version = held ? undefined : wanted;
    if (current?.version === version) return;
    current?.ending.abort();
    current = undefined;
    if (version === undefined || stage.signal.aborted) return;
    const ending = new AbortController();
    current = { version, ending };
    const own = createStage(stage, AbortSignal.any([stage.signal, ending.signal]));
    Promise.resolve(program.play(own, version === '' ? undefined : version)).catch((error: unknown) => {
      if (!own.signal.aborted) stage.log(String(error));
    });
  };
  return {
    /** The version to run; none where it is not installed, `''` where it needs not be. */
    want(version: string | undefined) {
      wanted = version;
      settle();
    },
    hold: {
      stop() {
        held = true;
        settle();
      },
      resume() {
        held = false;
        settle();
      },
    } satisfies Hold,
  };
}

function isAvailable(workload: Workload): boolean {
  return conditionOf(workload, 'Available')?.status === 'True';
}
