import { describe, expect, it } from 'vitest';
import { laptop } from '../laptop';

const BOX = ['docker pull -q busybox', 'docker run -d --name box -l tier=web busybox sleep 1000'];

describe('what a container is given', () => {
  it('a restart policy can be changed later, but for a container that removes itself', async () => {
    const { type } = await laptop();
    await type(...BOX, 'docker run -d --rm --name brief busybox sleep 1000');
    expect(await type('docker update --restart always box')).toEqual({ out: 'box\n', err: '', exit: 0 });
    expect((await type("docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' box")).out).toBe('always\n');
    const refused = await type('docker update --restart always brief nosuch');
    expect(refused.err).toMatch(
      /^Error response from daemon: Cannot update container [0-9a-f]{64}: Restart policy cannot be updated because AutoRemove is enabled/,
    );
    expect(refused.err).toContain('\nError response from daemon: No such container: nosuch\n');
    expect(refused.exit).toBe(1);
  });

  it('a container whose new policy says so comes back after its process ends', async () => {
    const { type } = await laptop();
    await type(...BOX, 'docker update --restart always box', "docker exec box sh -c 'kill -9 1'", 'sleep 2');
    expect((await type('docker ps -a --format "{{.State}}"')).out).toBe('running\n');
  });

  it('a working directory has to be absolute, and nothing is made where it is not', async () => {
    const { type } = await laptop();
    const { err, exit } = await type(BOX[0] ?? '', 'docker run --rm -w here busybox pwd');
    expect(err).toContain("docker: Error response from daemon: the working directory 'here' is invalid, it needs to be an absolute path\n");
    expect([exit, (await type('docker ps -aq')).out]).toEqual([125, '']);
  });

  it('a variable of an exec takes the place of the one it replaces, or follows the others', async () => {
    const { type } = await laptop();
    await type('docker pull -q busybox', 'docker run -d --name box -e A=1 -e B=2 busybox sleep 1000');
    expect((await type('docker exec -e A=x -e C=3 box env')).out.split('\n').filter((line) => /^[ABC]=/.test(line))).toEqual([
      'A=x',
      'B=2',
      'C=3',
    ]);
  });

  it('a mount of a type that Docker does not know is refused in its words', async () => {
    const { type } = await laptop();
    expect((await type(BOX[0] ?? '', 'docker run --mount type=bogus,dst=/b busybox true')).err).toContain(
      'docker: Error response from daemon: invalid mount config for type "bogus": mount type unknown\n',
    );
  });
});

describe('docker ps', () => {
  it('shows one label of a container or a volume', async () => {
    const { type } = await laptop();
    await type(...BOX, 'docker volume create --label tier=data v1');
    expect((await type(`docker ps --format '{{.Names}} {{.Label "tier"}}{{.Label "nosuch"}}'`)).out).toBe('box web\n');
    expect((await type(`docker volume ls --format '{{.Label "tier"}}'`)).out).toBe('data\n');
    expect((await type('docker ps --format json')).out).not.toContain('"Label"');
  });

  it('refuses an exit code that is no number', async () => {
    const { type } = await laptop();
    expect((await type('docker ps -f exited=x')).err).toBe('Error response from daemon: strconv.Atoi: parsing "x": invalid syntax\n');
  });
});

describe('docker cp', () => {
  it('does not make the directory that a file is to go into', async () => {
    const { type } = await laptop({ f: 'x' });
    await type(...BOX);
    expect(await type('docker cp f box:/none/such/')).toEqual({ out: '', err: 'no such directory\n', exit: 1 });
  });
});

describe('docker tag', () => {
  it('takes no name that would look like a digest', async () => {
    const { type } = await laptop();
    expect((await type('docker pull -q busybox', 'docker tag busybox sha256:abc')).err).toBe(
      'Error response from daemon: refusing to create an ambiguous tag using digest algorithm as name\n',
    );
  });
});

describe('docker wait', () => {
  it('ends with the process, also where a policy starts another', async () => {
    const { type } = await laptop();
    await type('docker pull -q busybox', "docker run -d --name box --restart always busybox sh -c 'exit 3'");
    expect((await type('docker wait box')).out).toBe('3\n');
  });
});
