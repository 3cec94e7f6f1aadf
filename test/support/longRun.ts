/** Whether this is `npm run test:long`, which takes everything that other runs take a sample of. */
export const isLong = Boolean(process.env['RHDH_ORCHESTRATOR_LONG']);
