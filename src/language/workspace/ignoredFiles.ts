import { globMatches } from '../../core/glob.ts';

/** What an ignore file says about a path below its folder: `/` between folders, one at the end of a folder. */
export type IgnoreRules = (path: string) => 'ignored' | 'kept' | undefined;

interface Line {
  readonly glob: string;
  readonly kept: boolean;
  readonly foldersOnly: boolean;
}

/** Reads a `.gitignore`. Source: gitignore(5); character classes are left out, since a file too many does no harm. */
export function parseIgnoreFile(text: string): IgnoreRules {
  const lines = text.split(/\r?\n/).flatMap((line) => lineOf(line) ?? []);
  return (path) => {
    const isFolder = path.endsWith('/');
    const bare = isFolder ? path.slice(0, -1) : path;
    const last = lines.findLast(
      ({ glob, foldersOnly }) => (isFolder || !foldersOnly) && globMatches(glob, bare),
    );
    return last && (last.kept ? 'kept' : 'ignored');
  };
}

function lineOf(line: string): Line | undefined {
  const trimmed = line.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const kept = trimmed.startsWith('!');
  const pattern = kept ? trimmed.slice(1) : trimmed;
  const foldersOnly = pattern.endsWith('/');
  const bare = foldersOnly ? pattern.slice(0, -1) : pattern;
  // With a slash in it a pattern begins at the folder of its file; without one it may match at any depth.
  const glob = bare.includes('/') ? bare.replace(/^\//, '') : `**/${bare}`;
  return { glob, kept, foldersOnly };
}
