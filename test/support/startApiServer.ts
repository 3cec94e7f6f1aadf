import { startApiServer } from '../../sandbox/apiServer.ts';

// Started as a process of its own by tests of what is left after its end: prints one line, then just lives.
const server = await startApiServer({ controllers: true });
console.log(JSON.stringify({ folder: server.folder, servers: server.processes, url: server.url }));
