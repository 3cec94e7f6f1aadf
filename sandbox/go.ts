import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { message, type Message } from '../src/core/message.ts';

/** Oldest Go that compiles this Kubernetes release; the `go` line of go/go.mod says the same. */
const oldest = { major: 1, minor: 24 } as const;

/** The Go compiler on PATH, or why it cannot be used. */
export type GoTool =
  | { readonly kind: 'found'; readonly version: string; readonly platform: string }
  | { readonly kind: 'unavailable'; readonly reason: Message };

/** Looks for a Go compiler that is new enough. Never throws: a machine without Go is an ordinary one. */
export async function findGo(): Promise<GoTool> {
  if (process.platform === 'win32') {
    return unavailable(message('The sandbox cluster runs on Linux and macOS only.'));
  }
  let answer: string;
  try {
    answer = (await promisify(execFile)('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH'])).stdout;
  } catch {
    return unavailable(
      message(
        'The sandbox cluster is built with Go {0}.{1} or newer, and there is no Go on PATH.',
        oldest.major,
        oldest.minor,
      ),
    );
  }
  const [version = '', os = '', architecture = ''] = answer.trim().split('\n');
  if (!isNewEnough(version)) {
    return unavailable(
      message(
        'The sandbox cluster is built with Go {0}.{1} or newer; the one on PATH is {2}.',
        oldest.major,
        oldest.minor,
        version,
      ),
    );
  }
  return { kind: 'found', version, platform: `${os}-${architecture}` };
}

/** Whether a version as `go env GOVERSION` prints it (`go1.26.8`, `go1.24rc1`) is one we can build with. */
export function isNewEnough(version: string): boolean {
  const found = /^go(\d+)\.(\d+)/.exec(version);
  // A compiler built from source calls itself "devel …" and is newer than any release.
  if (found === null) return version.startsWith('devel');
  const [, major, minor] = found.map(Number);
  if (major === undefined || minor === undefined) return false;
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

function unavailable(reason: Message): GoTool {
  return { kind: 'unavailable', reason };
}
