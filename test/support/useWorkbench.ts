import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { keepFailure } from './failures.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

/** A workbench for the tests of a file or of one `describe`, there from `beforeAll` on. */
export interface UsedWorkbench {
  readonly workbench: Workbench;
  /** A folder of its own, removed at the end. */
  readonly workspace: string;
}

/**
 * Opens a workbench and closes it at the end. A failed test leaves what was on the screen.
 * @param prepare fills an empty folder and says what the workbench starts with.
 */
export function useWorkbench(prepare: (workspace: string) => Promise<WorkbenchOptions>): UsedWorkbench {
  let temporary: string | undefined;
  let workspace: string | undefined;
  let workbench: Workbench | undefined;
  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'rhdh-orchestrator-ui-'));
    // The name is on the pictures.
    workspace = join(temporary, 'developer-portal');
    await mkdir(workspace);
    workbench = await openWorkbench(await prepare(workspace));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail' && workbench !== undefined)
      await keepFailure(workbench.page, task.name);
  });
  afterAll(async () => {
    await workbench?.close();
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  });
  return {
    get workbench() {
      return there(workbench);
    },
    get workspace() {
      return there(workspace);
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The workbench is there from beforeAll on.');
  return value;
}
