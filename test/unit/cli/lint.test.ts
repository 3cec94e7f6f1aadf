import { chmodSync, cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileJudge } from '../../../src/cli/lintFile.ts';
import { runCommand } from '../../support/commandLine.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/edit');
const list = 'plugins:\n  - package: "oci://a/b:1!b"\n  - package: "oci://a/b:2!b"\n';
const targetFile = `version: 1
targets:
  - name: old
    release: "1.8"
    backstage: {name: hub, namespace: rhdh}
    files: [old/**]
  - name: new
    release: "1.10"
    backstage: {name: hub, namespace: rhdh}
`;

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

function lint(...args: readonly string[]) {
  return runCommand(['lint', ...args], { cwd });
}

describe('what is judged', () => {
  test('a folder with everything below it but hidden and foreign folders', async () => {
    write('a/dynamic-plugins.yaml', list);
    write(
      'b.yml',
      list.replace('plugins:', 'includes: []\nplugins:').replace(':1!b"', ':1!b"\n    disabled: true'),
    );
    write('.git/dynamic-plugins.yaml', list);
    write('node_modules/dynamic-plugins.yaml', list);
    write('other.yaml', 'kind: Service\napiVersion: v1\nx: @\n');
    write('notes.txt', list);
    const { code, stdout } = await lint('--release', '1.10', '.');
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => !line.includes(' hint '))).toEqual([
      expect.stringMatching(/^a\/dynamic-plugins\.yaml:3:14 error dp-duplicate: /) as string,
      expect.stringMatching(/^b\.yml:5:14 error dp-duplicate: /) as string,
      'Files judged: 2. Errors: 2. Warnings: 0.',
      '',
    ]);
  });

  test('globs, and a file named twice only once', async () => {
    write('x/one/dynamic-plugins.yaml', list);
    write('x/two/dynamic-plugins.yaml', list);
    const { stdout } = await lint('--format', 'json', 'x/**/dynamic-*.yaml', 'x/one/dynamic-plugins.yaml');
    expect((JSON.parse(stdout) as { file: string }[]).map(({ file }) => file)).toEqual([
      'x/one/dynamic-plugins.yaml',
      'x/two/dynamic-plugins.yaml',
    ]);
  });

  test('the standard input', async () => {
    const text = readFileSync(join(fixtures, 'platform.yaml'), 'utf8');
    const { code, stdout } = await runCommand(['lint', '-'], { cwd, typed: text });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^<stdin>:7:14 error placeholder-left/);
  });

  test('nothing of ours is good', async () => {
    write('other.yaml', 'a: 1\n');
    expect(await lint('.')).toMatchObject({
      code: 0,
      stdout: 'No file here is one for RHDH Orchestrator.\n',
    });
  });

  test.each([['missing.yaml'], ['none/*.yaml']])('%s is wrong use', async (path) => {
    expect(await lint(path)).toMatchObject({ code: 2, stdout: '' });
  });

  test('no path is wrong use', async () => {
    expect((await lint()).code).toBe(2);
  });
});

describe('against which target', () => {
  const severities = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await lint('--format', 'json', ...args);
    return (JSON.parse(stdout) as { severity: string }[]).map(({ severity }) => severity);
  };

  test('the one of the nearest target file, by its globs', async () => {
    write('.rhdh-orchestrator.yaml', targetFile);
    write('old/dynamic-plugins.yaml', list);
    write('x/dynamic-plugins.yaml', list);
    expect(await severities('old', 'x')).toEqual(['warning', 'error']);
  });

  test('an option goes before everything', async () => {
    write('.rhdh-orchestrator.yaml', targetFile);
    write('old/dynamic-plugins.yaml', `# rhdh-orchestrator: target=old\n${list}`);
    expect(await severities('--target', 'new', 'old')).toEqual(['error']);
    expect(await severities('--release', '1.9', 'old')).toEqual(['error']);
    expect(await severities('old')).toEqual(['warning']);
  });

  test('another target file', async () => {
    write('conf/targets.yaml', targetFile.replace('old/**', '../x/**'));
    write('x/dynamic-plugins.yaml', list);
    expect(await severities('--config', 'conf/targets.yaml', 'x')).toEqual(['warning']);
  });

  describe('a target file that is broken is told, wherever below it files are judged', () => {
    const unknownRelease = targetFile.replace('"1.8"', '"9.9"');
    const codes = async (...args: readonly string[]) => {
      const { code, stdout } = await lint('--format', 'json', ...args);
      const findings = JSON.parse(stdout) as { file: string; line: number; code: string }[];
      return { exit: code, findings: findings.map((one) => `${one.file}:${one.line} ${one.code}`) };
    };
    beforeEach(() => {
      write('x/one/dynamic-plugins.yaml', list.replace(':2', ':1').replace('b:1!b', 'c:1!c'));
      write('x/two/dynamic-plugins.yaml', list.replace(':2', ':1').replace('b:1!b', 'c:1!c'));
    });

    test.each([
      ['an unknown release', unknownRelease, 'target-release'],
      ['no YAML', 'version: 1\ntargets: [\n', 'yaml-syntax'],
      ['a list', '- name: old\n', 'target-version'],
    ])('%s', async (_, text, code) => {
      write('.rhdh-orchestrator.yaml', text);
      const { exit, findings } = await codes('x');
      expect(exit).toBe(1);
      expect(findings).toContainEqual(
        expect.stringMatching(new RegExp(`^\\.rhdh-orchestrator\\.yaml:\\d ${code}$`)),
      );
    });

    test('once, also when it is named', async () => {
      write('.rhdh-orchestrator.yaml', unknownRelease);
      const once = { exit: 1, findings: ['.rhdh-orchestrator.yaml:4 target-release'] };
      expect(await codes('x/one', 'x/two')).toEqual(once);
      expect(await codes('.')).toEqual(once);
    });

    test('also one of another name, and one that has a good target beside the bad one', async () => {
      write('conf/targets.yaml', unknownRelease);
      const once = { exit: 1, findings: ['conf/targets.yaml:4 target-release'] };
      expect(await codes('--config', 'conf/targets.yaml', 'x')).toEqual(once);
      expect(await codes('--config', 'conf/targets.yaml', '--target', 'new', 'x')).toEqual(once);
      expect(await codes('--config', 'conf/targets.yaml', '.')).toEqual(once);
      const { stdout } = await lint('--config', 'conf/targets.yaml', 'conf');
      expect(stdout).toMatch(/\nFiles judged: 0\. Errors: 1\. Warnings: 0\.\n$/);
    });

    test('not one that has no say', async () => {
      write('.rhdh-orchestrator.yaml', unknownRelease);
      write('x/.rhdh-orchestrator.yaml', targetFile);
      expect(await codes('x/one')).toEqual({ exit: 0, findings: [] });
      expect(await codes('--release', '1.8', 'x')).toEqual({ exit: 0, findings: [] });
    });
  });

  test.each([
    [['--release', '9.9', '.'], '9.9'],
    [['--target', 'nobody', '.'], 'nobody'],
    [['--target', 'new', '--release', '1.8', '.'], '--release'],
    [['--config', 'nowhere.yaml', '.'], 'nowhere.yaml'],
    [['--format', 'xml', '.'], 'xml'],
    [['--max-warnings', '-1', '.'], 'whole number'],
  ])('%j is wrong use', async (args, said) => {
    write('.rhdh-orchestrator.yaml', targetFile);
    const { code, stdout, stderr } = await lint(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });
});

describe('exit codes', () => {
  test('warnings alone are good, up to --max-warnings', async () => {
    write('dynamic-plugins.yaml', list);
    expect((await lint('--release', '1.8', '.')).code).toBe(0);
    expect((await lint('--release', '1.8', '--max-warnings', '1', '.')).code).toBe(0);
    expect((await lint('--release', '1.8', '--max-warnings', '0', '.')).code).toBe(1);
  });
});

describe('forms of the report', () => {
  test('json: the documented fields, places from 1 in the outer file', async () => {
    cpSync(join(fixtures, 'configMap.yaml'), join(cwd, 'configMap.yaml'));
    const { stdout } = await lint('--format', 'json', 'configMap.yaml');
    const [first] = JSON.parse(stdout) as Record<string, unknown>[];
    expect(first).toEqual({
      file: 'configMap.yaml',
      line: 13,
      column: 18,
      endLine: 13,
      endColumn: 80,
      code: 'dp-duplicate',
      severity: 'warning',
      message: expect.stringContaining('already') as string,
      docs: 'docs/rules.md#dp-duplicate',
    });
  });

  test('github: a workflow command per finding, with what would end it early escaped', async () => {
    write('a,b:c.yaml', list);
    write('dynamic-plugins,1:2.yaml', list);
    const { stdout } = await lint('--release', '1.10', '--format', 'github', 'dynamic-plugins,1:2.yaml');
    expect(stdout).toMatch(
      /^::error file=dynamic-plugins%2C1%3A2\.yaml,line=3,col=14,endLine=3,endColumn=29,title=dp-duplicate::"oci:\/\/a\/b:2!b"/,
    );
  });

  test('sarif', async () => {
    write('dynamic-plugins.yaml', list);
    const { stdout } = await lint('--release', '1.10', '--format', 'sarif', '.');
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'rhdh-orchestrator', rules: [{ id: 'dp-duplicate' }] } },
          results: [
            {
              ruleId: 'dp-duplicate',
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'dynamic-plugins.yaml' },
                    region: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 29 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe('--fix', () => {
  test('writes what the editor would, and tells what is left', async () => {
    write('.rhdh-orchestrator.yaml', targetFile);
    cpSync(join(fixtures, 'configMap.yaml'), join(cwd, 'configMap.yaml'));
    const { code, stdout } = await lint('--fix', 'configMap.yaml');
    expect(readFileSync(join(cwd, 'configMap.yaml'), 'utf8')).toBe(
      readFileSync(join(fixtures, 'configMap.golden.yaml'), 'utf8'),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^configMap\.yaml:14:18 error dp-duplicate.*\nFiles judged: 1\. Errors: 1\. Warnings: 0\.\n$/,
    );
  });

  test('a file without findings keeps its bytes', async () => {
    const text = list.replace(':2', ':1').replace('b:1!b"\n', 'c:1!c"\r\n');
    write('dynamic-plugins.yaml', text);
    await lint('--fix', '.');
    expect(readFileSync(join(cwd, 'dynamic-plugins.yaml'), 'utf8')).toBe(text);
  });

  const unquoted = 'plugins:\n  - package: @a/b\n    disabled: true\n';

  test('a text that cannot be written is judged as it stands', async () => {
    const judge = await fileJudge({ cwd, options: {}, mode: 'repair' });
    // Nobody writes into a folder, not even the superuser.
    const item = { path: cwd, countsAs: join(cwd, 'dynamic-plugins.yaml'), text: unquoted };
    expect(await judge.judge(item)).toMatchObject({
      findings: [{ code: 'dp-unquoted-at' }],
      unwritten: `${cwd} cannot be written: it is a folder.`,
    });
  });

  test.skipIf(process.getuid?.() === 0)('a read-only file is told, and the others are repaired', async () => {
    for (const name of ['a.yaml', 'b.yaml', 'c.yaml']) write(name, unquoted);
    chmodSync(join(cwd, 'b.yaml'), 0o444);
    const { code, stdout, stderr } = await lint('--fix', '.');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^b\.yaml:2:14 error dp-unquoted-at.*\nFiles judged: 3\./);
    expect(stderr).toMatch(/^error: .*b\.yaml cannot be written: permission denied\.\n$/);
    expect(readFileSync(join(cwd, 'c.yaml'), 'utf8')).toContain('"@a/b"');
  });

  test('not the standard input', async () => {
    expect((await lint('--fix', '-')).code).toBe(2);
  });
});
