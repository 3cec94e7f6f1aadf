import type { DatabaseAnswers } from '../../core/target/databaseParse.ts';
import { templateOf } from '../../core/templates/index.ts';
import { parts } from './extraAnswers.ts';
import { notSaidYet, type Answers, type Facts } from './question.ts';
import { isOpen } from './targetAnswer.ts';

/** Whoever asks for the database by name has one of their own. */
export function impliesExternal({ what }: Facts): boolean {
  return what.some((one) => templateOf(one).implies?.database?.mode === 'external');
}

/** Whether the answers speak of a database of one's own. */
export function isExternal(facts: Facts, answers: Answers): boolean {
  return isOpen('database', facts, answers) && (answers.database === 'external' || impliesExternal(facts));
}

/** `database` of the target that the answers describe; `undefined` where they leave it as it comes. */
export function databaseAnswers(facts: Facts, answers: Answers): DatabaseAnswers | undefined {
  if (!isExternal(facts, answers)) return undefined;
  const { databaseAt = notSaidYet, databaseSecret: secret, databaseName: name, databaseTls } = answers;
  const [userKey, passwordKey] = parts(answers.databaseKeys ?? '');
  return {
    mode: 'external',
    ...placeOf(databaseAt),
    ...(secret === undefined ? {} : { secret }),
    ...(name === undefined ? {} : { name }),
    ...(userKey === undefined ? {} : { userKey }),
    ...(passwordKey === undefined ? {} : { passwordKey }),
    ...(databaseTls === 'off' ? { tls: false } : {}),
    ...caOf(answers.databaseCa ?? ''),
  };
}

function caOf(text: string): Pick<DatabaseAnswers, 'ca'> {
  if (text === '') return {};
  const { secret, key } = authorityParts(text);
  return { ca: { secret, ...(key === undefined ? {} : { key }) } };
}

/** The parts of `secret` or `secret/key`, as they were typed. */
export function authorityParts(text: string): { readonly secret: string; readonly key: string | undefined } {
  const [secret = '', key] = text.split(/\/(.*)/, 2);
  return { secret, key };
}

function placeOf(text: string): Pick<DatabaseAnswers, 'service' | 'jdbcUrl'> {
  if (text.startsWith('jdbc:')) return { jdbcUrl: text };
  const { name, namespace, port } = serviceParts(text);
  return {
    service: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(port === undefined ? {} : { port: Number(port) }),
    },
  };
}

/** The parts of `name`, `name.namespace` or `name.namespace:port`, as they were typed. */
export function serviceParts(text: string): {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly port: string | undefined;
} {
  const [host = '', port] = text.split(':', 2);
  // People copy the whole address of a Service.
  const [name = '', namespace] = host.replace(/\.svc(\.cluster\.local)?$/, '').split(/\.(.*)/, 2);
  return { name, namespace, port };
}
