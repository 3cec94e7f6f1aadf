import type { Command } from 'commander';
import { wrongUse, type CliEdge } from './edge.ts';

/** Adds `lsp` to the program: the language server for editors other than VS Code. */
export function registerLsp(program: Command, _edge: CliEdge): void {
  program
    .command('lsp')
    .summary('the language server, for other editors')
    .description('Speaks the Language Server Protocol until its client ends it.')
    .option('--stdio', 'over standard input and output')
    .action(async ({ stdio }: { readonly stdio?: true }) => {
      if (stdio !== true) throw wrongUse('The server speaks over standard input and output: add --stdio.');
      // The server reads from the arguments of the process where its client is.
      await import('../server/main.ts');
    });
}
