/** Whether a line of `.gitignore` names the file: by its path, or by its name in any folder. */
export function ignores(gitignore: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const patterns = new Set([path, `/${path}`, name, `**/${name}`]);
  return gitignore.split(/\r?\n/).some((line) => patterns.has(line.trim()));
}

/** The text with one more line for the file; what stands there stays. */
export function withIgnored(gitignore: string, path: string): string {
  const lineBreak = gitignore.includes('\r\n') ? '\r\n' : '\n';
  const gap = gitignore === '' || gitignore.endsWith('\n') ? '' : lineBreak;
  return `${gitignore}${gap}/${path}${lineBreak}`;
}
