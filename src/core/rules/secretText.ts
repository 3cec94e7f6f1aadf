/** What names of secrets end with, whether written as `CLIENT_SECRET`, `client-secret` or `clientSecret`. */
const secretName =
  /(?:^|[-_.]|(?<=[a-z0-9]))(?:token|password|passwd|secret|api[-_]?key|private[-_]?key|access[-_]?key)$/i;

/** Whether a setting of that name holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** What people write where a secret will stand, or in a test. */
const standIn =
  /^(?:\*+|x+|\.{3}|…|changeme|todo|true|false|\d+)$|\b(?:test|dummy|example|sample|fake|placeholder)\b/i;

/** What says where the secret is: a variable, a file, an address. */
const elsewhere = /[<{]|\$\(|\$\w|^(?:https?|file):|^\.{0,2}\//;

/** Whether a text is a secret as it stands: neither taken from elsewhere, nor still to be filled in, nor empty. */
export function isSecretText(text: string | undefined): boolean {
  if (text === undefined || text.trim() === '') return false;
  return !standIn.test(text) && !elsewhere.test(text);
}
