import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key, PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Signs certificates with elliptic curves, as nothing in Node does: an API server takes longer over RSA keys of its own. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  issue(options?: IssueOptions): Certificate;
}

export interface IssueOptions {
  /** Address it is made out to; 127.0.0.1 unless told. */
  readonly address?: string;
  /** Names it is made out to as well. */
  readonly names?: readonly string[];
  /** From ten years ago, until yesterday. */
  readonly expired?: boolean;
}

const day = 24 * 60 * 60 * 1000;
/** As those that an API server makes for itself: a sandbox may be left running for weeks. */
const valid = 365 * day;

export function createAuthority(name: string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension('551d13', sequence(boolean(true)));
  const certOf = (subject: string, publicKey: KeyObject, extensions: readonly Buffer[], until: number) =>
    pem(signed(subject, name, publicKey, own.privateKey, extensions, until));
  return {
    cert: certOf(name, own.publicKey, [isAuthority], Date.now() + valid),
    issue({ address = '127.0.0.1', names = [], expired = false } = {}) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const itsNames = names.map((one) => tagged(0x82, Buffer.from(one)));
      const itsAddress = tagged(0x87, Buffer.from(address.split('.').map(Number)));
      const made = extension('551d11', sequence(...itsNames, itsAddress));
      return {
        cert: certOf('server', publicKey, [made], Date.now() + (expired ? -day : valid)),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      };
    },
  };
}

/** An X.509 certificate of version 3 (RFC 5280, 4.1), in DER. */
function signed(
  subject: string,
  issuer: string,
  publicKey: KeyObject,
  signer: KeyObject,
  extensions: readonly Buffer[],
  until: number,
): Buffer {
  const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    commonName(issuer),
    sequence(time(until - 3650 * day), time(until)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  return sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.from([value ? 255 : 0]));
}

function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(objectId(id), tagged(0x04, value));
}

function commonName(name: string): Buffer {
  return sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from(name)))));
}

function time(at: number): Buffer {
  return tagged(0x18, Buffer.from(`${new Date(at).toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
