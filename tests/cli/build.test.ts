import { describe, expect, it } from 'vitest';
import { laptop } from './laptop';

describe('docker build', () => {
  it('gives a secret in a variable, and leaves no file of it where none was asked for', async () => {
    const { type } = await laptop({
      token: 'abc',
      Dockerfile: 'FROM busybox\nRUN --mount=type=secret,id=t,env=TOKEN echo "<$TOKEN>" && ls /run/secrets || echo none\n',
    });
    const { err } = await type('docker build --secret id=t,src=token .');
    expect(err).toContain(' <abc>\n');
    expect(err).toContain(' none\n');
  });

  it('lets RUN see a proxy that is given without ARG, and caches as if it were not there', async () => {
    const { type } = await laptop({ Dockerfile: 'FROM busybox\nRUN echo "<$HTTP_PROXY>"\n' });
    expect((await type('docker build --build-arg HTTP_PROXY=p .')).err).toContain(' <p>\n');
    expect((await type('docker build --build-arg HTTP_PROXY=q .')).err).toMatch(/RUN echo [^\n]*\n#\d+ CACHED/);
    expect((await type('docker build -q -t mine .', 'docker history --no-trunc mine')).out).not.toContain('HTTP_PROXY=');
  });

  it('fails on warnings where the Dockerfile asks for it, and says which', async () => {
    const { type } = await laptop({ Dockerfile: '# check=error=true\nFROM busybox\nCMD x\n' });
    const { err, exit } = await type('docker build .');
    expect(exit).toBe(1);
    expect(err).toContain('WARN: JSONArgsRecommended');
    expect(err).toContain('ERROR: failed to build: failed to solve: lint violation found for rules: JSONArgsRecommended\n');
    expect((await type('docker images -aq')).out).toBe('');
  });

  it('takes the flags of the legacy builder that buildx takes, and refuses to pretend the others', async () => {
    const { type } = await laptop({ Dockerfile: 'FROM busybox\n' });
    expect((await type('docker build --rm --force-rm -q .')).exit).toBe(0);
    expect(await type('docker build --squash .')).toEqual({
      out: '',
      err: 'layer-by-layer: the flag --squash is not simulated.\n',
      exit: 64,
    });
    expect((await type('docker build --help')).out).not.toContain('--squash');
  });
});
