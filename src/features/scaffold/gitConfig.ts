import { gitUrlProblem } from '../../core/scaffold/gitSource.ts';

/**
 * The address of the remote "origin" in the text of a repository's `config`; `undefined` where there is none, or one
 * that must not be told to others because it holds credentials. Source: git-config, syntax.
 */
export function originIn(config: string): string | undefined {
  let isOrigin = false;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[(.*)\]/.exec(line)?.[1];
    if (section !== undefined) isOrigin = section === 'remote "origin"';
    const url = isOrigin ? /^\s*url\s*=\s*(\S+)\s*$/.exec(line)?.[1] : undefined;
    if (url !== undefined) return gitUrlProblem(url) === undefined ? url : undefined;
  }
  return undefined;
}
