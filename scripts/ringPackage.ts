import { join } from 'node:path';
import { root } from './build.ts';
import { vsixPath } from './package.ts';
import { countsOf, failure, type Told } from './ring.ts';
import { run } from './run.ts';
import { temporaryFolder } from './temporary.ts';
import { readVsix, unpackVsix } from './vsix.ts';

/** Packs the extension, looks at what is in it, and runs its command line where no `node_modules` is near. */
export async function runPackage(): Promise<Told> {
  const packed = await run(process.execPath, ['scripts/package.ts'], { cwd: root });
  const good = packed.code === 0;
  const content = good ? `  ✓ content (${sizeOf(vsixPath())})` : `  ✗ content\n${packed.output.trimEnd()}`;
  const folder = await temporaryFolder('vsix');
  try {
    await unpackVsix(vsixPath(), folder.path);
    const { code, output } = await run(process.execPath, [join(folder.path, 'dist/cli.js'), '--help'], {
      cwd: folder.path,
    });
    const answers = code === 0 && output.includes('rhdh-orchestrator');
    const commandLine = answers ? '  ✓ command line' : `  ✗ command line\n${output.trimEnd()}`;
    const failures = [
      ...(good ? [] : [failure('content', packed.output, 'end')]),
      ...(answers ? [] : [failure('command line', output)]),
    ];
    return { ...countsOf([good, answers]), report: `${content}\n${commandLine}`, failures };
  } finally {
    await folder.remove();
  }
}

function sizeOf(vsix: string): string {
  const files = [...readVsix(vsix).values()];
  const bytes = files.reduce((total, { length }) => total + length, 0);
  return `${files.length} files, ${Math.round(bytes / 1024)} KB unpacked`;
}
