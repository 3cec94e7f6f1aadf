import { connectAs } from './connections.ts';

/** A process of its own that asks the server of a kubeconfig for its version and sends the answer to its parent. */
const [, , kubeconfig = ''] = process.argv;
const connection = await connectAs({ kubeconfig });
const { signal } = new AbortController();
process.send?.(await connection.transport.request({ path: '/version', signal }), () => connection.close());
