/** The states that a session may start from, each made by commands, so that nothing in it is invented. */
export const scenarios: Readonly<Record<string, readonly string[]>> = {
  empty: [],
};

/** Throws `RangeError` for a name that is not declared. */
export function scenarioCommands(name: string): readonly string[] {
  const commands = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (commands === undefined) throw new RangeError(`no scenario "${name}"; there are: ${Object.keys(scenarios).join(', ')}`);
  return commands;
}
