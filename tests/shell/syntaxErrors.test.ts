import { describe, expect, it } from 'vitest';
import { laptop } from '../cli/laptop';
import { runIn, shell } from './systems';

/** What bash 5.2.15 and dash 0.5.12 said of the same; busybox by its source (shell/ash.c, raise_error_unexpected_syntax). */
describe('a script that does not parse', () => {
  it.each([
    ['fi', "bash: syntax error near unexpected token `fi'\n"],
    ['echo a >', "bash: syntax error near unexpected token `newline'\n"],
    ['echo a > | b', "bash: syntax error near unexpected token `|'\n"],
    ['if; then fi', "bash: syntax error near unexpected token `;'\n"],
  ])('is refused at the learner’s prompt: %s', async (line, err) => {
    expect(await (await laptop()).type(line)).toEqual({ out: '', err, exit: 2 });
  });

  it('is refused with its line by bash, in their own words by dash and busybox', async () => {
    expect((await runIn('debian:12-slim', ['bash', '-c', 'echo hi; fi'])).stderr).toBe(
      "bash: -c: line 1: syntax error near unexpected token `fi'\nbash: -c: line 1: `echo hi; fi'\n",
    );
    expect((await runIn('debian:12-slim', shell('true\nfi'))).stderr).toBe('/bin/sh: 2: Syntax error: "fi" unexpected\n');
    expect((await runIn('debian:12-slim', shell('if true'))).stderr).toBe(
      '/bin/sh: 1: Syntax error: end of file unexpected (expecting "then")\n',
    );
    expect((await runIn('alpine:3.20', shell('fi'))).stderr).toBe('/bin/sh: syntax error: unexpected "fi"\n');
    expect((await runIn('alpine:3.20', shell('echo "'))).stderr).toBe('/bin/sh: syntax error: unterminated quoted string\n');
  });

  it('may be right in bash and not simulated', async () => {
    expect((await (await laptop()).type('select x in a; do :; done')).err).toBe('layer-by-layer: select is not simulated here.\n');
  });

  it('names the variable that has to be set', async () => {
    expect((await (await laptop()).type('echo ${REGISTRY:?must be set}')).err).toBe('bash: REGISTRY: must be set\n');
  });
});
