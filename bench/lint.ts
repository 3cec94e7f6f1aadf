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

/** Milliseconds that a program takes. */
export interface Taken {
  readonly clock: number;
  /** Of all processors together. */
  readonly processor: number;
}

/** What programs take for all files, one after the other in turn. */
export interface LintTimes {
  readonly files: number;
  readonly ours: Taken;
  /** Only what the schemas say, in one thread. */
  readonly structureOnly: Taken;
  /** Absent where kubeconform cannot be built. */
  readonly kubeconform?: Taken;
}

/** Real files where the corpus is at hand, else our own, repeated under other names until there are this many. */
export async function lintTimes(files: number): Promise<LintTimes> {
  const folder = await temporaryFolder('bench-lint');
  try {
    const manifests = join(folder.path, 'manifests');
    await layOut(manifests, files);
    const schemas = await schemasFor(join(folder.path, 'schemas'));
    const other = await kubeconform();
    const [ours, structure, theirs]: [Taken[], Taken[], Taken[]] = [[], [], []];
    // The first turn warms the files.
    for (let turn = 0; turn < 6; turn++) {
      const lint = await taken(process.execPath, [join(root, 'dist/cli.js'), 'lint', manifests]);
      const bare = await taken(process.execPath, [join(root, 'bench/structureOnly.ts'), manifests]);
      const args = ['-ignore-missing-schemas', '-summary', '-schema-location', schemas, manifests];
      const conform = other === undefined ? undefined : await taken(other, args);
      if (turn === 0) continue;
      ours.push(lint);
      structure.push(bare);
      if (conform !== undefined) theirs.push(conform);
    }
    const times = { files, ours: middleOf(ours), structureOnly: middleOf(structure) };
    return theirs.length === 0 ? times : { ...times, kubeconform: middleOf(theirs) };
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

/**
 * What it finds is not of interest here, so it may end with any code. The shell knows what the processes took that it
 * started, and says so in its second line: minutes and seconds, their own and those of the system.
 */
async function taken(program: string, args: readonly string[]): Promise<Taken> {
  const begin = performance.now();
  const child = spawn('sh', ['-c', '"$@" >/dev/null 2>&1; times', 'sh', program, ...args]);
  child.stdout.setEncoding('utf8');
  let said = '';
  child.stdout.on('data', (part: string) => (said += part));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve());
  });
  const clock = performance.now() - begin;
  const children = said.split('\n')[1] ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return { clock, processor: seconds.reduce((sum, one) => sum + one, 0) * 1000 };
}

function middleOf(times: readonly Taken[]): Taken {
  return {
    clock: middle(times.map(({ clock }) => clock)),
    processor: middle(times.map(({ processor }) => processor)),
  };
}
