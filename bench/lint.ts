import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../scripts/build.ts';
import { temporaryFolder } from '../scripts/temporary.ts';
import { kubeconform, schemasFor } from './kubeconform.ts';
import { middle } from './measure.ts';

const corpus = join(root, '../shared/corpus');
const fixtures = join(root, 'test/fixtures');

/** Milliseconds on the clock for all files, by two programs that take turns. */
export interface LintTimes {
  readonly files: number;
  readonly ours: number;
  /** Only what the schemas say, in one thread. */
  readonly structureOnly: number;
  /** Absent where kubeconform cannot be built. */
  readonly kubeconform?: number;
}

/** Real files where the corpus is at hand, else our own, repeated under other names until there are this many. */
export async function lintTimes(files: number): Promise<LintTimes> {
  const folder = await temporaryFolder('bench-lint');
  try {
    const manifests = join(folder.path, 'manifests');
    await layOut(manifests, files);
    const schemas = await schemasFor(join(folder.path, 'schemas'));
    const other = await kubeconform();
    const [ours, structure, theirs]: [number[], number[], number[]] = [[], [], []];
    // The first turn warms the files.
    for (let turn = 0; turn < 4; turn++) {
      const lint = await elapsed(process.execPath, [join(root, 'dist/cli.js'), 'lint', manifests]);
      const bare = await elapsed(process.execPath, [join(root, 'bench/structureOnly.ts'), manifests]);
      const args = ['-ignore-missing-schemas', '-summary', '-schema-location', schemas, manifests];
      const conform = other === undefined ? undefined : await elapsed(other, args);
      if (turn === 0) continue;
      ours.push(lint);
      structure.push(bare);
      if (conform !== undefined) theirs.push(conform);
    }
    const times = { files, ours: middle(ours), structureOnly: middle(structure) };
    return theirs.length === 0 ? times : { ...times, kubeconform: middle(theirs) };
  } finally {
    await folder.remove();
  }
}

async function layOut(folder: string, count: number): Promise<void> {
  const source = existsSync(corpus) ? corpus : fixtures;
  const entries = await readdir(source, { recursive: true, encoding: 'utf8' });
  const names = entries.filter((name) => name.endsWith('.yaml'));
  for (let file = 0; file < count; file++) {
    const name = names[file % names.length];
    if (name === undefined) throw new Error(`There is no YAML file in ${source}.`);
    const round = String(Math.floor(file / names.length));
    await mkdir(join(folder, round, name, '..'), { recursive: true });
    await copyFile(join(source, name), join(folder, round, name, '..', `${round}-${basename(name)}`));
  }
}

/** What it finds is not of interest here, so it may end with any code. */
async function elapsed(program: string, args: readonly string[]): Promise<number> {
  const begin = performance.now();
  const child = spawn(program, args, { stdio: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve());
  });
  return performance.now() - begin;
}
