import type { Answers } from './question.ts';

/** The folder as path segments joined by `/`, empty for the workspace folder. */
export function outputFolder({ folder = '' }: Answers): string {
  return folder
    .split(/[/\\]/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}

/** Path from the workspace folder of a file below the output folder. */
export function inOutputFolder(answers: Answers, path: string): string {
  return [outputFolder(answers), path].filter((part) => part !== '').join('/');
}
