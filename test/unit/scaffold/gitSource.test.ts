import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { parseAnswers } from '../../../src/core/scaffold/answersParse.ts';

function read(git: unknown): unknown {
  const parsed = parseAnswers({
    version: 1,
    layout: 'argocd',
    target: { release: '1.10', backstage: { name: 'hub', namespace: 'rhdh' } },
    git,
  });
  return parsed.ok
    ? parsed.answers.git
    : parsed.findings.map(({ path, message }) => `${path.join('.')}: ${plain(message)}`).join('\n');
}

describe('the repository that Argo CD reads', () => {
  test.each([
    ['https://git.example.com/team/rhdh.git'],
    ['http://git.example.com:8443/team/rhdh'],
    ['ssh://git@git.example.com:7999/team/rhdh.git'],
    ['git@git.example.com:team/rhdh.git'],
  ])('%s', (url) => {
    expect(read({ url })).toEqual({ url, path: '', revision: 'HEAD' });
  });

  test('says folder and revision as Argo CD takes them', () => {
    const url = 'git@git.example.com:team/rhdh.git';
    expect(read({ url, path: './deploy//rhdh/', revision: 'release/1.10' })).toEqual({
      url,
      path: 'deploy/rhdh',
      revision: 'release/1.10',
    });
  });

  test.each([
    [undefined, 'git.url: Argo CD reads the files from a repository'],
    [{}, 'git.url: The address of the repository is needed'],
    ['git@git.example.com:x/y.git', 'git: git is a mapping.'],
    [{ url: 'git.example.com/x' }, 'git.url: An address like'],
    [{ url: '/srv/rhdh.git' }, 'git.url: An address like'],
    [{ url: 'file:///srv/rhdh.git' }, 'git.url: An address like'],
    [{ url: 'https://git.example.com/x y' }, 'git.url: An address like'],
    [{ url: 'https://me:secret@git.example.com/x' }, 'git.url: Credentials do not belong into an address'],
    [{ url: 'https://token@git.example.com/x' }, 'git.url: Credentials do not belong into an address'],
    [{ url: 'https://git.example.com/x?private_token=a' }, 'git.url: Credentials do not belong'],
    [{ url: 'ssh://git:secret@git.example.com/x' }, 'git.url: Credentials do not belong into an address'],
    [{ url: 'https://git.example.com/x', path: '../other' }, 'git.path: A folder of the repository'],
    [{ url: 'https://git.example.com/x', path: '/etc' }, 'git.path: A folder of the repository'],
    [{ url: 'https://git.example.com/x', path: 'a\\b' }, 'git.path: A folder of the repository'],
    [{ url: 'https://git.example.com/x', revision: 'a..b' }, 'git.revision: A branch, a tag or a commit.'],
    [{ url: 'https://git.example.com/x', revision: '-f' }, 'git.revision: A branch, a tag or a commit.'],
    [{ url: 'https://git.example.com/x', branch: 'main' }, 'git.branch: There is no field "branch" here'],
  ])('refuses %o with a reason', (git, reason) => {
    expect(read(git)).toContain(reason);
  });
});
