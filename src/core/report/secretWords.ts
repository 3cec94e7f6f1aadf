const masked = '••••••••';

/** The password in an address, and what follows a word for one. */
const addressPassword = /(\w:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g;
const namedSecret =
  /\b((?:\w+[_.-])?(?:password|passwd|pwd|token|secret|api[_-]?key)["']?\s*[=:]\s*["']?|bearer\s+)[^\s"'&;,]+/gi;
/** A token without any word for it: a signed one (JWT), or one of OpenShift. */
const bareToken = /\b(?:eyJ[\w-]+\.[\w-]+\.[\w-]*|sha256~[\w-]+)/g;

/** A text of a cluster without what looks like a password: messages of operators quote addresses with their logins. */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(addressPassword, `$1${masked}`)
    .replaceAll(namedSecret, `$1${masked}`)
    .replaceAll(bareToken, masked);
}
