/**
 * The file of a workspace that a plugin list includes: the installer looks for it beside the list, and in a workspace it
 * may stand anywhere; of several with that name nobody knows which one is meant.
 * @param from path of the file with the list, absolute with `/` between folders; absent where it is in no file.
 */
export function includedFile(
  name: string,
  from: string | undefined,
  paths: ReadonlySet<string>,
): string | undefined {
  const steps = name.split('/').filter((step) => step !== '' && step !== '.');
  if (name.startsWith('/') || steps.length === 0 || steps.includes('..')) return undefined;
  const ending = `/${steps.join('/')}`;
  const beside = from === undefined ? undefined : `${from.slice(0, from.lastIndexOf('/'))}${ending}`;
  if (beside !== undefined && paths.has(beside)) return beside;
  const [found, ...others] = [...paths].filter((path) => path.endsWith(ending) && path !== from);
  return others.length === 0 ? found : undefined;
}
