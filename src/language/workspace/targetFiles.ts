import type { ParsedTargetFile, TargetEntry } from '../../core/target/targetFile.ts';
import { parseTargetText } from '../../core/yaml/targetText.ts';

/** Files, wherever they are. Paths are absolute with `/` between folders. */
export interface FileSource {
  /** The text of a file; `undefined` where there is none that can be read. */
  read(path: string): Promise<string | undefined>;
}

/** The target file that speaks for a file. */
export interface NearestTargets {
  /** Of the target file. */
  readonly path: string;
  readonly targets: readonly TargetEntry[];
  /** The path of the file from there. */
  readonly relativePath: string;
}

/** The target files above the files of a session. Each is read once, until it is said to have changed. */
export interface TargetFiles {
  /** The nearest one above a file. */
  for(path: string): Promise<NearestTargets | undefined>;
  /** Everything is read again when it is next asked for. */
  forget(): void;
}

/** Looks for files named `name` from the folder of a file upwards. */
export function targetFiles(source: FileSource, name: string): TargetFiles {
  const read = new Map<string, Promise<ParsedTargetFile | undefined>>();
  const parsed = (path: string): Promise<ParsedTargetFile | undefined> => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const reading = source
      .read(path)
      .then((text) => (text === undefined ? undefined : parseTargetText(text)));
    read.set(path, reading);
    return reading;
  };
  return {
    async for(path) {
      for (const folder of foldersAbove(path)) {
        const at = `${folder}${name}`;
        const file = await parsed(at);
        if (file === undefined) continue;
        return { path: at, targets: file.targets, relativePath: path.slice(folder.length) };
      }
      return undefined;
    },
    forget: () => read.clear(),
  };
}

/** `/a/b/c.yaml` → `/a/b/`, `/a/`, `/`. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    folders.push(path.slice(0, end + 1));
    if (end === 0) break;
  }
  return folders;
}
