import { X509Certificate } from 'node:crypto';
import { validateHeaderValue } from 'node:http';
import { createSecureContext } from 'node:tls';
import type { Credentials, TlsOptions } from './access.ts';

/** What makes credentials useless before anybody is asked: Node throws where it gets to use them. */
export type Flaw =
  /** The value of this header holds what none may hold, as a line break. */
  | { readonly kind: 'header'; readonly name: string }
  /** This is not what its name says, in PEM form. */
  | { readonly kind: 'ca' | 'cert' | 'key' }
  /** There is a certificate and no key for it. */
  | { readonly kind: 'keyMissing' }
  /** Certificate and key are both good, and of two pairs. */
  | { readonly kind: 'otherPair' };

/** The first flaw of what a request would carry; `undefined` where there is none. */
export function credentialFlaw({ headers, tls }: Pick<Credentials, 'headers' | 'tls'>): Flaw | undefined {
  const name = Object.keys(headers).find((header) => [headers[header] ?? ''].flat().some(isNoHeaderValue));
  if (name !== undefined) return { kind: 'header', name };
  const { ca, cert, key } = tls;
  // Node takes an authority that is none without a word, and then trusts nobody.
  if (ca !== undefined && !holdsCertificate(String(ca))) return { kind: 'ca' };
  if (cert !== undefined && isRefused({ cert })) return { kind: 'cert' };
  if (key !== undefined && isRefused({ key })) return { kind: 'key' };
  if (cert === undefined) return undefined;
  if (key === undefined) return { kind: 'keyMissing' };
  return isRefused({ cert, key }) ? { kind: 'otherPair' } : undefined;
}

/** Node tells these by throwing, and has no other way to ask. */
function throws(use: () => void): boolean {
  try {
    use();
    return false;
  } catch {
    return true;
  }
}

const isNoHeaderValue = (value: string): boolean => throws(() => validateHeaderValue('x', value));

const isRefused = (part: Pick<TlsOptions, 'cert' | 'key'>): boolean =>
  throws(() => createSecureContext(part));

function holdsCertificate(text: string): boolean {
  const blocks = text.match(/-----BEGIN[^-]*CERTIFICATE-----[^-]*-----END[^-]*CERTIFICATE-----/g) ?? [];
  return blocks.some((block) => !throws(() => new X509Certificate(block)));
}
