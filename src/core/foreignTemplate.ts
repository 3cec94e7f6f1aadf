/** Placeholders that belong to plain manifests: the installer's, and the two that only the RHDH operator replaces. */
const ours = String.raw`\{\{ *(?:inherit|backstage-name|backstage-ns) *\}\}`;

/** What makes a line the source of a manifest rather than a part of it. */
const signs: readonly RegExp[] = [
  // Helm and Go: a line of its own, `{{- if … }}`.
  new RegExp(String.raw`^\s*(?:- +)?(?!${ours})\{\{.*\}\}`),
  // Jinja: `{% for … %}`.
  /\{%-?\s*\w/,
  // Backstage skeletons: `${{ values.name }}`.
  /\$\{\{.*\}\}/,
  // A value without quotes, which YAML would read as a mapping: `name: {{ .Release.Name }}`.
  new RegExp(String.raw`[:-] +(?!${ours})\{\{.*\}\}`),
];

/** Helm inside quotes or a longer value. The values of a chart may hold that, too: the chart fills it in. */
const quotedSign = /\{\{-?\s*(?:\.|\$|include\b|printf\b|template\b|tpl\b|toYaml\b)/;

/**
 * Whether a text is a template of another tool (Helm, Jinja, a Backstage skeleton), which becomes YAML only later.
 * What such a text means is not known before. Comments do not count.
 */
export function isForeignTemplate(text: string): boolean {
  if (!text.includes('{{') && !text.includes('{%')) return false;
  const applying = isChartValues(text) ? signs : [...signs, quotedSign];
  return text.split('\n').some((line) => !/^\s*#/.test(line) && applying.some((sign) => sign.test(line)));
}

function isChartValues(text: string): boolean {
  return /^(?:global|upstream|orchestrator):/m.test(text) && !/^(?:kind|apiVersion):/m.test(text);
}
