/** The oldest Node.js the command line runs on; `engines.node` of package.json says the same. */
export const oldestNode = '22.13.0';

/** What to tell a person whose Node.js is too old; `undefined` where it is not. */
export function nodeProblem(version: string): string | undefined {
  return isOlder(version, oldestNode)
    ? `rhdh-orchestrator needs Node.js ${oldestNode} or newer; this is ${version}.`
    : undefined;
}

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = than.split('.').map(Number);
  return major === oldestMajor ? minor < oldestMinor : major < oldestMajor;
}
