import { extensions, Uri, workspace, Disposable } from 'vscode';
import type { Log } from '../../host/log.ts';
import { nothingElsewhere, type Elsewhere, type ExplainedFile } from '../../protocol/requests.ts';
import { isYamlExtension, label, yamlExtensionId, type YamlExtension } from './yamlExtension.ts';

/** What the language server is asked and told for the sake of another extension. */
export interface SharingServer {
  /** Says what is done elsewhere; nothing is, until then. */
  tell(elsewhere: Elsewhere): void;
  /** The text of a schema by the name that the server gave it. */
  schema(name: string): Promise<string | null>;
}

/** Lets the YAML extension explain and complete the files that are ours as a whole, with schemas of ours. */
export interface Coexistence extends Disposable {
  explain(file: ExplainedFile): void;
  /** The server has begun anew: it knows nothing, and nothing it said holds. */
  beginAnew(): void;
}

/** Scheme of the addresses of our schemas. */
const scheme = 'rhdh-orchestrator';

/** Follows the YAML extension as it is installed, switched off and set. */
export function followYamlExtension(server: SharingServer, log: Log): Coexistence {
  const schemas = new Map<string, string>();
  const registered = new Map<YamlExtension, boolean>();
  let latest = 0;

  const register = (extension: YamlExtension): boolean => {
    const known = registered.get(extension);
    if (known !== undefined) return known;
    const taken = extension.registerContributor(
      scheme,
      (document) => {
        const name = schemas.get(Uri.parse(document).toString());
        return name === undefined ? undefined : `${scheme}://schemas/${name}`;
      },
      async (address) => (await server.schema(Uri.parse(address).path.slice(1))) ?? '{}',
      label,
    );
    registered.set(extension, taken);
    return taken;
  };

  const look = async (): Promise<void> => {
    const turn = ++latest;
    const extension = await activated(log);
    // It may have been switched off while it was starting.
    if (turn !== latest) return;
    server.tell(extension !== undefined && register(extension) ? whatItDoes() : nothingElsewhere);
  };
  const follow = (): void => void look();

  const parts = Disposable.from(
    extensions.onDidChange(follow),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml')) follow();
    }),
  );
  return {
    explain({ uri, schema }) {
      const key = Uri.parse(uri).toString();
      if (schema === null) schemas.delete(key);
      else schemas.set(key, schema);
    },
    beginAnew() {
      schemas.clear();
      follow();
    },
    dispose: () => void parts.dispose(),
  };
}

/** It starts with the first YAML file, as we do; this waits until it has. */
async function activated(log: Log): Promise<YamlExtension | undefined> {
  const extension = extensions.getExtension(yamlExtensionId);
  if (extension === undefined) return undefined;
  try {
    const exported: unknown = await extension.activate();
    return isYamlExtension(exported) ? exported : undefined;
  } catch (error) {
    // Another extension that does not start is its own trouble: ours then does everything.
    log.warn(`${yamlExtensionId} does not start: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** What the user has left switched on. */
function whatItDoes(): Elsewhere {
  const settings = workspace.getConfiguration('yaml');
  return { completion: settings.get('completion', true), hover: settings.get('hover', true) };
}
