/** A workflow that ends at once; RHDH shows what stands below `result` as its outcome. */
export const exampleWorkflow = {
  id: 'greeting',
  version: '1.0',
  description: 'Says hello',
  flow: {
    start: 'Greet',
    states: [
      {
        name: 'Greet',
        type: 'inject',
        data: { result: { message: 'Hello from the Orchestrator' } },
        end: true,
      },
    ],
  },
} as const;
