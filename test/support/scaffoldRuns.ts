import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { runCommand, type CommandResult } from './commandLine.ts';

/** The options of the instance that most tests scaffold. */
export const instance = ['--release', '1.10', '--name', 'hub', '--namespace', 'rhdh'];

/** A folder for each test of a file, and `scaffold` run in it. */
export interface ScaffoldRuns {
  readonly folder: () => string;
  scaffold(args: readonly string[], surroundings?: Surroundings): Promise<CommandResult>;
  read(path: string): string;
  /** Writes a file, with the folders above it. */
  write(path: string, text: string): void;
  /** Every file below the folder with its text, by its path. */
  everything(): Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly typed?: string;
}

export function useScaffoldRuns(): ScaffoldRuns {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rhdh-scaffold-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  return {
    folder: () => folder,
    read,
    scaffold: async (args, { env = {}, ...rest } = {}) =>
      runCommand(['scaffold', ...args], { cwd: folder, env, ...rest }),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    everything() {
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      return Object.fromEntries(
        files.map((file) => [file.slice(folder.length + 1), read(file.slice(folder.length + 1))]),
      );
    },
  };
}
