import Head from '@docusaurus/Head';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { kinds } from '../../components/picture/kinds';
import { specimens } from '../../scenes/specimens';
import { Only, useOnly } from './_parts/only';
import { Panes } from './_parts/Panes';
import { PictureSpecimen } from './_parts/PictureSpecimen';
import { Prose } from './_parts/Prose';
import styles from './_parts/Gallery.module.css';

/**
 * Every component in every state, for those who work on them. Pictures are drawn as they come into view. With `?only=ID` one state stands alone:
 * nothing beside it moves it, and there is little else for a test to go through.
 */
export default function Gallery(): ReactNode {
  const only = useOnly();
  const has = (group: string): boolean => only === undefined || only.startsWith(`${group}-`);
  return (
    <Layout title="Gallery" description="Every picture and every part of a session in every state.">
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className={styles.gallery}>
        <h1>Gallery</h1>
        <p>
          Every picture and every part of a session in every state, drawn from the views that the tests use (<code>src/scenes</code>).
        </p>
        {only === undefined ? (
          <nav aria-label="Kinds">
            <ul className={styles.contents}>
              {[...kinds.map(({ name, label }) => [name, label] as const), ['panes', 'Panes'] as const, ['prose', 'Prose'] as const].map(
                ([id, label]) => (
                  <li key={id}>
                    <a href={`#${id}`}>{label}</a>
                  </li>
                ),
              )}
            </ul>
          </nav>
        ) : (
          <p>
            This is one of them. <a href="?">All states</a>
          </p>
        )}
        <Only value={only}>
          {kinds
            .filter(({ name }) => has(name))
            .map((kind) => (
              <section key={kind.name} aria-labelledby={kind.name}>
                <h2 id={kind.name}>{kind.label}</h2>
                {specimens
                  .filter((specimen) => specimen.kind === kind.name)
                  .map((specimen) => (
                    <PictureSpecimen key={specimen.id} specimen={specimen} kind={kind} />
                  ))}
              </section>
            ))}
          {has('panes') && (
            <section aria-labelledby="panes">
              <h2 id="panes">Panes</h2>
              <Panes />
            </section>
          )}
          {has('prose') && (
            <section aria-labelledby="prose">
              <h2 id="prose">Prose</h2>
              <Prose />
            </section>
          )}
        </Only>
      </main>
    </Layout>
  );
}
