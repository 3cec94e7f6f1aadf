import { describe, expect, test } from 'vitest';
import { yamlText } from '../../../../src/language/text/document.ts';
import { partsIn } from '../../../../src/language/judging/partsIn.ts';

const kinds = (text: string): readonly string[] =>
  partsIn(yamlText(text).documents('1.1'), {}).map(({ document, is }) => `${document} ${is.kind}`);

const list = `kind: ConfigMap
apiVersion: v1
data:
  dynamic-plugins.yaml: |
    plugins: []
`;
const secret = 'kind: Secret\napiVersion: v1\ndata: {}\n';

describe('what is ours in a text', () => {
  test('is seen though the next document runs into it', () => {
    expect(kinds(`${list}\n    ---\n${secret}`)).toEqual(['0 dynamic-plugins-configmap']);
    expect(kinds(`${list}---\n${secret}`)).toEqual(['0 dynamic-plugins-configmap']);
  });

  test('is nothing where what runs together is not ours', () => {
    expect(kinds(`${secret}\n    ---\n${secret}`)).toEqual([]);
    expect(kinds('a: 1\na: 2\n')).toEqual([]);
  });

  test('of two that run together the one that the parser sees', () => {
    expect(kinds(`${secret}\n    ---\n${list}`)).toEqual(['0 dynamic-plugins-configmap']);
  });
});
