/** Positional parameters and words, as just-bash takes them. */

/** It keeps them among its variables, under these names. */
export function positionalVariables(positional: readonly string[] | undefined): Record<string, string> {
  if (positional === undefined) return {};
  const [name = 'sh', ...rest] = positional;
  const variables: Record<string, string> = { '0': name, '#': String(rest.length), '@': rest.join(' '), '*': rest.join(' ') };
  rest.forEach((value, index) => {
    variables[String(index + 1)] = value;
  });
  return variables;
}

/** The word in single quotes. */
export function quote(text: string): string {
  return `'${text.split("'").join("'\\''")}'`;
}
