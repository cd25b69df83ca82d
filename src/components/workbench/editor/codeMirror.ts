import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { BuildPlanView, DockerfileCompletion } from '../../../session/liveSession';
import { editorColours, editorTheme } from './editorTheme';

export interface EditorOptions {
  readonly label: string;
  readonly text: string;
  /** The id of the text that says how to leave. */
  readonly describedBy: string;
  readonly dockerfile: boolean;
  readonly onEdit: (text: string) => void;
  readonly complete: (text: string, cursor: number) => Promise<DockerfileCompletion>;
}

export interface Editor {
  /** What is stored; nothing happens where it shows that already. */
  show(text: string): void;
  mark(diagnostics: BuildPlanView['diagnostics']): void;
  goTo(line: number): void;
  destroy(): void;
}

/** A CodeMirror in an element. Tab indents; CodeMirror lets Tab go after Escape, which the text with `describedBy` tells. */
export function makeEditor(parent: HTMLElement, options: EditorOptions): Editor {
  let replacing = false;
  let last = options.text;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': options.label, 'aria-describedby': options.describedBy, autocapitalize: 'off' }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        editorTheme,
        syntaxHighlighting(editorColours),
        ...(options.dockerfile ? dockerfileExtensions(options) : []),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || replacing) return;
          last = update.state.doc.toString();
          options.onEdit(last);
        }),
      ],
    }),
  });
  return {
    show: (text) => {
      // What comes back is what was written a moment ago; newer keys must not be lost to it.
      if (text === last || text === view.state.doc.toString()) return;
      last = text;
      replacing = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      replacing = false;
    },
    mark: (diagnostics) => {
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((one) => placed(one, view.state.doc)),
        ),
      );
    },
    goTo: (number) => {
      const { from } = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function dockerfileExtensions({ complete }: EditorOptions): readonly import('@codemirror/state').Extension[] {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const found = await complete(context.state.doc.toString(), context.pos);
    if (found.options.length === 0 || (!context.explicit && found.from === context.pos)) return null;
    return {
      from: found.from,
      options: found.options.map(({ label, kind }) => ({ label, detail: kind, type: kind })),
      validFor: /^[^\s]*$/,
    };
  };
  return [StreamLanguage.define(dockerFile), lintGutter(), autocompletion({ override: [source], icons: false })];
}

/** From lines to places in the text, which may have become shorter meanwhile. */
function placed({ lines: [first, last], severity, message, rule }: BuildPlanView['diagnostics'][number], doc: Text): Diagnostic {
  const line = (number: number): number => Math.min(Math.max(1, number), doc.lines);
  const { from, to } = { from: doc.line(line(first)).from, to: doc.line(line(last)).to };
  return { from, to, severity, message: rule === undefined ? message : `${rule}: ${message}` };
}
