import packageJson from '../../package.json' with { type: 'json' };
import type { Severity } from '../core/finding.ts';
import { describeCode } from '../core/rules/codeDescription.ts';
import type { LintFinding } from './lintFindings.ts';

/** SARIF 2.1.0 with one run; the rules are those that found something, each with what it is about. */
export function sarif(findings: readonly LintFinding[]): unknown {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'rhdh-orchestrator',
            semanticVersion: packageJson.version,
            rules: codes.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, codes)),
      },
    ],
  };
}

function ruleOf(code: string): unknown {
  const { title, why, fix, severity } = describeCode(code);
  const repair = fix === undefined ? '' : `\n\nRepair: ${fix}`;
  return {
    id: code,
    ...(title === undefined ? {} : { shortDescription: { text: `${title}.` } }),
    ...(why === undefined ? {} : { help: { text: `${why}${repair}`, markdown: `${why}${repair}` } }),
    ...(severity === undefined ? {} : { defaultConfiguration: { level: levelOf(severity) } }),
  };
}

function resultOf(finding: LintFinding, codes: readonly string[]): unknown {
  const { file, line, column, endLine, endColumn, code, severity, message } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levelOf(severity),
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: file.split('/').map(encodeURIComponent).join('/'),
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}
