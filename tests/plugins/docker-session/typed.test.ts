import { describe, expect, it } from 'vitest';
import { fencesOf } from '../../../src/plugins/docker-session/fences';
import { planPage } from '../../../src/plugins/docker-session/page';
import { recordPage } from '../../../src/plugins/docker-session/recordPage';

async function recorded(...fences: readonly (readonly string[])[]) {
  const source = fences
    .map(([options = '', ...body]) => `\`\`\`docker-session title="A" ${options}\n${body.join('\n')}\n\`\`\``)
    .join('\n');
  const { sessions, offences } = await recordPage(
    'docs/a.mdx',
    planPage('docs/a.mdx', fencesOf(source), () => undefined),
  );
  return { transcripts: sessions.map(({ recording }) => recording.commands.map(({ transcript }) => transcript)), offences };
}

describe('a fence whose commands take more than a line', () => {
  it('writes a file, asks and is answered, and a later fence goes on from there', async () => {
    const { transcripts, offences } = await recorded(
      [
        'before="docker pull alpine:3.20"',
        '$ cat <<EOF > Dockerfile',
        '> FROM alpine:3.20',
        '> EOF',
        '$ docker build -q -t app .',
        '$ docker image prune -a',
        '> y',
        '$ cat > note',
        '> kept',
        '> ^D',
      ],
      ['continues', '$ cat Dockerfile note', '$ docker images -q'],
    );
    expect(offences).toEqual([]);
    expect(transcripts[1]).toEqual(['FROM alpine:3.20\nkept', '']);
  });

  it('is wrong where a question has no answer, or nothing asks', async () => {
    const { offences } = await recorded(['', '$ docker image prune', '$ docker images', '> y']);
    expect(offences.map(({ line, message }) => [line, message])).toEqual([
      [2, '"docker image prune" still waits for a line'],
      [4, '"y" is typed, but nothing reads it any more'],
    ]);
  });
});
