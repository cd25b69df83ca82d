import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DockerSession } from '../../../src/components/sessionPane/DockerSession';
import { node } from '../../../src/scenes/machines';

/** As the site's build renders a page. */
function html(): Promise<string> {
  return new Promise((resolve, reject) => {
    const session = (
      <DockerSession
        title="First pull"
        version="29.7.2"
        recordingUrl="/recordings/x.json"
        commands={2}
        summary="Listed 1 image"
        still={{
          transcript: [
            { command: 'docker pull node', output: 'Pull complete & done\n', exitCode: 0, summary: 'node pulled: 8 layers' },
            { command: 'docker images -q', output: '', exitCode: 0, summary: 'Listed 1 image' },
          ],
          view: { machines: [node()] },
        }}
      />
    );
    const { pipe } = renderToPipeableStream(session, {
      onError: reject,
      onAllReady() {
        const through = new PassThrough();
        pipe(through);
        text(through).then(resolve, reject);
      },
    });
  });
}

describe('a session without JavaScript', () => {
  it('has its title, its commands and their output as text', async () => {
    const plain = (await html()).replace(/<[^>]+>/g, '');
    expect(plain).toContain('First pull');
    expect(plain).toContain('$ docker pull node\nPull complete &amp; done\n$ docker images -q\n');
  });

  it('has the final picture in its place, not behind a script', async () => {
    const page = await html();
    expect(page).toContain('<svg');
    expect(page).toContain('Images on laptop');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<div hidden');
  });

  it('shows no button that would do nothing', async () => {
    expect(await html()).not.toContain('<button');
  });

  it('says what came of the last command and which Docker it is', async () => {
    const page = await html();
    expect(page).toContain('Listed 1 image');
    expect(page.replace(/<!-- -->/g, '')).toContain('Docker 29.7.2');
  });
});
