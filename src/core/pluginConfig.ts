/** A fragment of app-config that comes with a plugin. */
export type PluginConfig = Readonly<Record<string, unknown>>;
