import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

/** Loading this file starts the server: over the channel its arguments name (`--stdio`, `--node-ipc`). */
const connection = createConnection(ProposedFeatures.all);
serve(connection, { docs: join(__dirname, '..', 'docs') });
connection.listen();
