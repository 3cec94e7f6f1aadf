import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { loginLine } from '../../../src/features/prerequisites/loginLine.ts';

const server = 'https://api.crc.testing:6443';

test('a usual address needs no quotes anywhere', () => {
  for (const shell of ['/bin/bash', 'C:\\Windows\\System32\\cmd.exe', 'pwsh', '/usr/bin/fish', '']) {
    expect(loginLine({ server }, shell)).toBe(`oc login --server=${server}`);
  }
});

test.each([
  ['/bin/zsh', `oc login --server=${server} '--kubeconfig=/home/o'\\''neil/my config'`],
  ['/usr/bin/fish', `oc login --server=${server} '--kubeconfig=/home/o\\'neil/my config'`],
  [
    'C:\\Program Files\\PowerShell\\7\\pwsh.exe',
    `oc login --server=${server} '--kubeconfig=/home/o''neil/my config'`,
  ],
  ['C:\\WINDOWS\\System32\\cmd.exe', `oc login --server=${server} "--kubeconfig=/home/o'neil/my config"`],
])('in %s another file is one word', (shell, line) => {
  expect(loginLine({ server, kubeconfig: "/home/o'neil/my config" }, shell)).toBe(line);
});

describe('what a kubeconfig smuggles in', () => {
  const smuggled = [
    'https://a/$(touch x)',
    'https://a/`id`',
    "https://a/';id;'",
    'https://a/ && id',
    'https://a/\\',
  ];

  test.each(smuggled)('%s stays one word in a shell', (evil) => {
    const line = loginLine({ server: evil }, '/bin/sh').replace(/^oc login/, 'printf %s');
    expect(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' })).toBe(`--server=${evil}`);
  });

  test('a line break is taken out: it would run what is only typed', () => {
    expect(loginLine({ server: 'https://a/\nid\r\n\u0003' }, '/bin/sh')).toBe(
      'oc login --server=https://a/id',
    );
  });
});
