/**
 * Whether a path (with `/` between folders, relative to where the pattern is written) matches a glob.
 * `*` and `?` stay inside one folder, `**` spans folders; a pattern that ends with `/` means everything below.
 */
export function globMatches(glob: string, path: string): boolean {
  const pattern = glob.startsWith('./') ? glob.slice(2) : glob;
  return toExpression(pattern.endsWith('/') ? `${pattern}**` : pattern).test(path);
}

function toExpression(glob: string): RegExp {
  const source = glob.replaceAll(/\*\*\/|\*\*|[\s\S]/g, (part) => {
    switch (part) {
      case '**/':
        return '(?:[^/]+/)*';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      default:
        return part.replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`);
    }
  });
  return new RegExp(`^${source}$`, 's');
}
