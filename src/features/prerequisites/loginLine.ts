/** Where to log in, and the kubeconfig to write to where it is not the usual one. */
interface Login {
  readonly server: string;
  readonly kubeconfig?: string;
}

/** The command that logs in anew, for a person to run in `shell` (a path or name); everything in it is one word there. */
export function loginLine({ server, kubeconfig }: Login, shell: string): string {
  const flags = [`--server=${server}`, ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`])];
  return ['oc', 'login', ...flags.map((flag) => quoted(flag, shell))].join(' ');
}

function quoted(flag: string, shell: string): string {
  // A line break would run what is only meant to be typed.
  const text = flag.replaceAll(/\p{Cc}/gu, '');
  if (/^[\w=:./-]+$/.test(text)) return text;
  const name = /([^/\\]+?)(?:\.exe)?$/i.exec(shell)?.[1]?.toLowerCase() ?? '';
  switch (name) {
    case 'pwsh':
    case 'powershell':
      // It takes typographic quotes for quotes as well.
      return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
    case 'cmd':
      return `"${text.replaceAll('"', '')}"`;
    case 'fish':
      return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
    default:
      return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  }
}
