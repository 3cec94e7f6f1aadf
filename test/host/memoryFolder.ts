import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  Uri,
  workspace,
  type FileChangeEvent,
  type FileSystemProvider,
} from 'vscode';

/** A folder in memory that fails where a test wants it to. */
export interface MemoryFolder {
  readonly root: Uri;
  /** Texts of the files by their paths. */
  texts(): Readonly<Record<string, string>>;
  folders(): readonly string[];
  /** Writes a file, with the folders above it, as somebody outside of VS Code does. */
  put(path: string, text: string): void;
  /** From now on writing or moving to a path that matches fails. */
  failOn(path: RegExp): void;
  dispose(): void;
}

/** Registers a folder of its own scheme with VS Code until it is disposed. */
export function memoryFolder(scheme: string): MemoryFolder {
  const files = new Map<string, Uint8Array>();
  const folders = new Set<string>(['/']);
  const changed = new EventEmitter<FileChangeEvent[]>();
  let failing: RegExp | undefined;
  const refuse = ({ path }: Uri): void => {
    if (failing?.test(path) === true) throw FileSystemError.Unavailable(`no space left for ${path}`);
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat(uri) {
      const content = files.get(uri.path);
      const type = content === undefined ? FileType.Directory : FileType.File;
      if (content === undefined && !folders.has(uri.path)) throw FileSystemError.FileNotFound(uri);
      return { type, ctime: 0, mtime: 0, size: content?.length ?? 0 };
    },
    readDirectory: ({ path }) => {
      const below = path === '/' ? '/' : `${path}/`;
      const childrenAmong = (paths: Iterable<string>, type: FileType): [string, FileType][] =>
        [...paths]
          .filter((one) => one.startsWith(below) && /^[^/]+$/.test(one.slice(below.length)))
          .map((one) => [one.slice(below.length), type]);
      return [...childrenAmong(files.keys(), FileType.File), ...childrenAmong(folders, FileType.Directory)];
    },
    createDirectory: ({ path }) => void folders.add(path),
    readFile(uri) {
      const content = files.get(uri.path);
      if (content === undefined) throw FileSystemError.FileNotFound(uri);
      return content;
    },
    writeFile(uri, content) {
      refuse(uri);
      files.set(uri.path, content);
    },
    delete(uri) {
      if (!files.delete(uri.path) && !folders.delete(uri.path)) throw FileSystemError.FileNotFound(uri);
    },
    rename(from, to, { overwrite }) {
      refuse(to);
      const content = files.get(from.path);
      if (content === undefined) throw FileSystemError.FileNotFound(from);
      if (!overwrite && files.has(to.path)) throw FileSystemError.FileExists(to);
      files.delete(from.path);
      files.set(to.path, content);
    },
  };
  const registered = workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true });
  return {
    root: Uri.from({ scheme, path: '/' }),
    texts: () =>
      Object.fromEntries([...files].map(([path, content]) => [path, new TextDecoder().decode(content)])),
    folders: () => [...folders],
    put(path, text) {
      const type = files.has(path) ? FileChangeType.Changed : FileChangeType.Created;
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
        folders.add(path.slice(0, end));
      files.set(path, new TextEncoder().encode(text));
      changed.fire([{ type, uri: Uri.from({ scheme, path }) }]);
    },
    failOn: (path) => void (failing = path),
    dispose() {
      registered.dispose();
      changed.dispose();
    },
  };
}
