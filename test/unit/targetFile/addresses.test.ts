import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { imagePathProblem, imageProblem, webUrlProblem } from '../../../src/core/target/optionsParse.ts';

const said = (problem: ReturnType<typeof webUrlProblem>): string | undefined =>
  problem === undefined ? undefined : plain(problem);

describe('a web address', () => {
  test.each([
    'https://npm.example.com',
    'http://npm:4873/',
    'https://[fd00::1]:8443/repository/npm/',
    'https://npm.example.com:65535/a/b',
  ])('%s', (text) => {
    expect(webUrlProblem(text)).toBeUndefined();
  });

  test.each([
    ['npm.example.com', 'An address that begins with https:// or http://.'],
    ['https://', 'An address that begins with https:// or http://.'],
    ['https://npm example', 'An address that begins with https:// or http://.'],
    ['https://npm/?x=1', 'An address without "?" and "#": paths are put behind it.'],
    ['https://npm#top', 'An address without "?" and "#": paths are put behind it.'],
    ['https://a:b@npm/', 'Credentials do not belong into an address.'],
    ['https://npm:70000/', 'A port is a whole number from 1 to 65535, and not 70000.'],
    ['https://npm:0', 'A port is a whole number from 1 to 65535, and not 0.'],
    ['https://npm:http/', 'A server such as example.com or example.com:8443.'],
    ['https://npm:/', 'A server such as example.com or example.com:8443.'],
  ])('is refused: %s', (text, reason) => {
    expect(said(webUrlProblem(text))).toBe(reason);
  });
});

describe('where images are', () => {
  test('may have a port', () => {
    expect(imagePathProblem('reg.corp:5000/rhdh')).toBeUndefined();
    expect(imageProblem('reg.corp:5000/rhdh/index:1.10')).toBeUndefined();
    expect(imageProblem(`reg.corp/rhdh/index@sha256:${'0'.repeat(64)}`)).toBeUndefined();
  });

  test('has a port that there is', () => {
    const reason = 'A port is a whole number from 1 to 65535, and not 70000.';
    expect(said(imagePathProblem('reg.corp:70000/rhdh'))).toBe(reason);
    expect(said(imageProblem('reg.corp:70000/rhdh/index:1.10'))).toBe(reason);
    expect(said(imagePathProblem('oci://reg.corp/rhdh'))).toContain('Registry and path such as');
  });
});
