import { message, type Message } from '../core/message.ts';
import type { Flaw } from './credentialFlaw.ts';

/** What the kubeconfig calls the parts of its credentials, and whose they are. */
export interface FieldNames {
  readonly cluster: string;
  readonly user: string;
  /** `certificate-authority-data` */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly authorization: string;
}

/** Which field of a kubeconfig is to be put right, and why; never what stands in it. */
export function ofKubeconfig(
  flaw: Flaw,
  { cluster, user, ca, cert, key, authorization }: FieldNames,
): Message {
  switch (flaw.kind) {
    case 'header':
      return message(
        'The {0} of user {1} in the kubeconfig holds a line break or another character that no request can carry. Log in again, or correct it.',
        flaw.name === 'authorization' ? authorization : flaw.name,
        user,
      );
    case 'ca':
      return message(
        'The {0} of cluster {1} in the kubeconfig is not a certificate in PEM form. Log in again, or correct it.',
        ca,
        cluster,
      );
    case 'cert':
      return message(
        'The {0} of user {1} in the kubeconfig is not a certificate in PEM form. Log in again, or correct it.',
        cert,
        user,
      );
    case 'key':
      return message(
        'The {0} of user {1} in the kubeconfig is not a key in PEM form without a passphrase. Log in again, or correct it.',
        key,
        user,
      );
    case 'keyMissing':
      return message(
        'User {0} has a {1} in the kubeconfig and no {2}. Log in again, or add it.',
        user,
        cert,
        key,
      );
    case 'otherPair':
      return message(
        'The {0} and the {1} of user {2} in the kubeconfig do not belong together. Log in again, or correct them.',
        cert,
        key,
        user,
      );
  }
}

/** What is wrong with what a credential plugin printed. */
export function ofPlugin(flaw: Flaw, command: string): Message {
  switch (flaw.kind) {
    case 'header':
      return message(
        'The credential plugin {0} printed a token with a line break or another character that no request can carry.',
        command,
      );
    case 'otherPair':
      return message(
        'The credential plugin {0} printed a certificate and a key that do not belong together.',
        command,
      );
    case 'ca':
    case 'cert':
    case 'key':
    case 'keyMissing':
      return message(
        'The credential plugin {0} printed a certificate or a key that is not in PEM form.',
        command,
      );
  }
}
