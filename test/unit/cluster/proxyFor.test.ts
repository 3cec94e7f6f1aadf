import { describe, expect, test } from 'vitest';
import { proxyFor, type ProxyWishes } from '../../../src/cluster/proxyFor.ts';

const server = new URL('https://api.crc.testing:6443');
const chosen = (wishes: Partial<ProxyWishes>, of = server): string | undefined =>
  proxyFor(of, { kubeconfig: undefined, editor: undefined, env: {}, ...wishes })?.href;

const editor = { proxy: 'http://editor:1', noProxy: [] };
const env = { HTTPS_PROXY: 'http://environment:2' };

describe('the proxy', () => {
  test('is that of the kubeconfig before the editor before the environment before none', () => {
    const kubeconfig = 'socks5://kubeconfig:3';
    expect(chosen({ kubeconfig, editor, env })).toBe(kubeconfig);
    expect(chosen({ editor, env })).toBe('http://editor:1/');
    expect(chosen({ editor: { proxy: '', noProxy: [] }, env })).toBe('http://environment:2/');
    expect(chosen({})).toBeUndefined();
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    ['in small letters', { https_proxy: 'https://small:4' }, 'https://small:4/'],
    ['without a scheme', { HTTPS_PROXY: 'bare:3128' }, 'http://bare:3128/'],
    ['for plain HTTP only', { HTTP_PROXY: 'http://plain:5' }, undefined],
    ['of no use', { HTTPS_PROXY: 'ftp://other:6' }, undefined],
    ['of no use at all', { HTTPS_PROXY: 'http://:::' }, undefined],
  ])('of the environment may be written %s', (_name, given, expected) => {
    expect(chosen({ env: given })).toBe(expected);
  });

  test.each(['https://localhost:6443', 'https://127.0.0.1:6443', 'https://127.8.8.8', 'https://[::1]:6443'])(
    'is not meant for %s unless the kubeconfig says so',
    (local) => {
      expect(chosen({ editor, env }, new URL(local))).toBeUndefined();
      expect(chosen({ kubeconfig: 'http://named:1' }, new URL(local))).toBe('http://named:1/');
    },
  );

  test.each<[string, boolean]>([
    ['*', true],
    ['api.crc.testing', true],
    ['crc.testing', true],
    ['.crc.testing', true],
    ['*.crc.testing', true],
    ['API.crc.testing', true],
    ['example.com, crc.testing', true],
    ['api.crc.testing:6443', true],
    ['api.crc.testing:443', false],
    ['pi.crc.testing', false],
    ['', false],
    ['testing.example', false],
  ])('leaves out what NO_PROXY and http.noProxy name: %s', (entry, isLeftOut) => {
    const NO_PROXY = entry;
    expect(chosen({ env: { ...env, NO_PROXY } }) === undefined).toBe(isLeftOut);
    const noProxy = entry.split(',');
    expect(chosen({ editor: { ...editor, noProxy } }) === undefined).toBe(isLeftOut);
  });

  test.each<[string, string, boolean]>([
    ['https://10.1.2.3:6443', '10.0.0.0/8', true],
    ['https://11.1.2.3:6443', '10.0.0.0/8', false],
    ['https://10.1.2.3:6443', '10.1.2.3', true],
    ['https://10.1.2.3:6443', '10.0.0.0/99', false],
    ['https://[fd00::1]:6443', 'fd00::/8', true],
    ['https://[fd00::1]:6443', '10.0.0.0/8', false],
    ['https://[fd00::1]:6443', '[fd00::1]', true],
    ['https://api.crc.testing', '10.0.0.0/8', false],
  ])('for %s with %s', (address, NO_PROXY, isLeftOut) => {
    expect(chosen({ env: { ...env, NO_PROXY } }, new URL(address)) === undefined).toBe(isLeftOut);
  });
});
