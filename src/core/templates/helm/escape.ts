/**
 * Plain data as values that Helm's `tpl` renders back to it: the chart evaluates plugins as templates,
 * which would take `{{inherit}}` for an action. Source: CHART, templates/dynamic-plugins-configmap.yaml.
 */
export function escapedForTpl(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replaceAll(/\{\{.*?\}\}/g, (action) => `{{ ${quoted(action)} }}`);
  if (Array.isArray(value)) return value.map((item: unknown) => escapedForTpl(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapedForTpl(item)]));
}

/** A string of Go's template language. */
function quoted(action: string): string {
  return action.includes('"') || action.includes('\\') ? `\`${action}\`` : `"${action}"`;
}
