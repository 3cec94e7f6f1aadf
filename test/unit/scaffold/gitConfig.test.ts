import { expect, test } from 'vitest';
import { originIn } from '../../../src/features/scaffold/gitConfig.ts';

const config = (url: string): string =>
  `[core]\n\tbare = false\n[remote "fork"]\n\turl = https://git.example.com/fork.git\n` +
  `[remote "origin"]\r\n\turl = ${url}\r\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;

test.each([
  ['https', config('https://git.example.com/team/rhdh.git'), 'https://git.example.com/team/rhdh.git'],
  ['ssh', config('git@git.example.com:team/rhdh.git'), 'git@git.example.com:team/rhdh.git'],
  ['with a token in it', config('https://me:token@git.example.com/team/rhdh.git'), undefined],
  ['a folder', config('../elsewhere'), undefined],
  ['none', '[remote "fork"]\n\turl = https://git.example.com/fork.git\n', undefined],
  ['a worktree', '', undefined],
])('the remote "origin": %s', (_, text, url) => {
  expect(originIn(text)).toBe(url);
});
