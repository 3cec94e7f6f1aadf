import { readFileSync } from 'node:fs';
import { filesNamed } from '../src/cli/lintFiles.ts';
import { field } from '../src/core/field.ts';
import { partsOf, partValue, textsOf } from '../src/core/parts.ts';
import { mayBeOurs } from '../src/core/recognise.ts';
import { judgeStructure } from '../src/core/schema/structure.ts';
import { readValues } from '../src/core/yaml/parse.ts';
import { factsOfText } from '../src/language/judging/partFacts.ts';

/** A program of its own: holds every YAML file below a folder against its schemas, and nothing more, in one thread. */
const [folder = ''] = process.argv.slice(2);
const { files } = await filesNamed([folder], process.cwd());
let found = 0;
for (const fileName of files) {
  const text = readFileSync(fileName, 'utf8');
  const documents = mayBeOurs(text, { fileName }) ? (readValues(text, { version: '1.1' }) ?? []) : [];
  for (const part of partsOf(documents, { fileName })) {
    const value = partValue(documents[part.document], part);
    found += judgeStructure(part.is, value).length;
    for (const embedded of textsOf(part.is, value)) {
      const inner = field(value, 'data', embedded.key);
      const values = typeof inner === 'string' ? (readValues(inner, { version: '1.1' }) ?? []) : [];
      values.forEach((one, index) => {
        const facts = factsOfText(embedded, { value: one, index, isBroken: false });
        if (facts !== undefined) found += judgeStructure(facts.is, facts.value).length;
      });
    }
  }
}
console.log(`${files.length} files, ${found} findings`);
