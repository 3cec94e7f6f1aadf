import { expect, test } from 'vitest';
import { message, plain } from '../../../src/core/message.ts';
import { asComments, headingOf } from '../../../src/features/apply/heading.ts';

const destination = {
  context: 'dev',
  server: 'https://api.example.com:6443',
  target: message('Target: {0}', 'dev'),
};

test('how to answer, where the changes go and every object stand above the diff', () => {
  const heading = headingOf(destination, [
    { said: message('create {0}', 'Namespace a'), remark: undefined },
    { said: message('create {0}', 'Subscription a/b'), remark: message('checked later') },
  ]);
  expect(asComments(heading.map((line) => line && plain(line)))).toBe(
    `# Nothing has changed yet.
# Apply: Ctrl+Enter, or ✓ above.
# Cancel: Escape, or ✕ above.
#
# Context: dev
# Cluster: https://api.example.com:6443
# Target: dev
#
# create Namespace a
# create Subscription a/b
# checked later

`,
  );
});

test('a reason of several lines stays a comment', () => {
  expect(asComments(['refused:\n  kind: Secret\r\n'])).toBe('# refused: kind: Secret\n\n');
});
