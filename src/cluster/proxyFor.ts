import { BlockList, isIP } from 'node:net';

/** What the editor's settings say about proxies. */
export interface EditorProxy {
  /** `http.proxy`; empty where it says nothing. */
  readonly proxy: string;
  /** `http.noProxy` */
  readonly noProxy: readonly string[];
}

export interface ProxyWishes {
  /** `proxy-url` of the cluster. */
  readonly kubeconfig: string | undefined;
  readonly editor: EditorProxy | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The proxy through which a server is reached: the one its kubeconfig names, else that of the editor, else that of the
 * environment. `undefined` is none. What is said of servers in general holds neither for this machine itself nor for
 * those it leaves out (Go's net/http, which kubectl and oc use).
 */
export function proxyFor(server: URL, { kubeconfig, editor, env }: ProxyWishes): URL | undefined {
  const named = proxyUrl(kubeconfig);
  if (named !== undefined) return named;
  if (isLoopback(server.hostname)) return undefined;
  const ofEditor = proxyUrl(editor?.proxy);
  if (ofEditor !== undefined) return isLeftOut(server, editor?.noProxy ?? []) ? undefined : ofEditor;
  const ofEnvironment = proxyUrl(
    server.protocol === 'http:' ? first(env, 'HTTP_PROXY') : first(env, 'HTTPS_PROXY'),
  );
  return isLeftOut(server, (first(env, 'NO_PROXY') ?? '').split(',')) ? undefined : ofEnvironment;
}

function first(env: ProxyWishes['env'], name: string): string | undefined {
  return env[name] || env[name.toLowerCase()];
}

const schemes: readonly string[] = [
  'http:',
  'https:',
  'socks4:',
  'socks4a:',
  'socks5:',
  'socks5h:',
  'socks:',
];

/** The address of a proxy; `undefined` where the text is none. */
export function proxyUrl(text: string | undefined): URL | undefined {
  const said = text?.trim() ?? '';
  if (said === '') return undefined;
  const address = said.includes('://') ? said : `http://${said}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return schemes.includes(url.protocol) ? url : undefined;
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isLeftOut(server: URL, entries: readonly string[]): boolean {
  return entries
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry !== '' && matches(server, entry));
}

/** `*`, a host, a domain with all below it, an address or a range of addresses; a host may have a port. */
function matches({ hostname, port }: URL, entry: string): boolean {
  if (entry === '*') return true;
  const host = bare(hostname);
  const range = /^(?<net>[^/]+)\/(?<bits>\d+)$/.exec(entry)?.groups;
  if (range !== undefined) return isIn(host, range['net'] ?? '', Number(range['bits']));
  const parts = /^(?<name>\[[^\]]+\]|[^:]+|[^:]*:[^:]*:.*?)(?::(?<port>\d+))?$/.exec(entry)?.groups;
  const wantedPort = parts?.['port'];
  if (wantedPort !== undefined && wantedPort !== (port || '443')) return false;
  const name = bare(parts?.['name'] ?? entry).replace(/^\*(?=\.)/, '');
  if (name.startsWith('.')) return host.endsWith(name);
  return host === name || host.endsWith(`.${name}`);
}

function isIn(host: string, net: string, bits: number): boolean {
  const family = isIP(net);
  if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) return false;
  const version = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(net, bits, version);
  return list.check(host, version);
}
