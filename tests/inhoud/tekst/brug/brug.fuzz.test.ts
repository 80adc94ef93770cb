import fc from 'fast-check';
import { deleteSelection, joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from 'prosemirror-commands';
import { history, undo, undoDepth } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import { alleTeksten } from './teksten.ts';

/** `npm run aanval` plays 10,000; TEKSTEN for another number, ZAAD for another draw. */
const opties = { numRuns: Number(process.env.TEKSTEN ?? 150), seed: Number(process.env.ZAAD ?? 2026) };

const { nodes, marks } = brugschema;
const TEKENS = [
  ...[
    'een woord',
    ' ',
    '.',
    '*',
    '**x',
    '_',
    '# ',
    '- ',
    '1. ',
    '+ ',
    '> ',
    '| ',
    '`',
    '~~',
    '\\',
    '<br>',
    '<b>',
    '&amp;',
    '&',
    '---',
    '===',
  ],
  ...[
    '[x](y)',
    '![x](/y)',
    '[^1]',
    ':::kader',
    '::bron',
    'www.school.nl',
    'jan@school.nl',
    'https://a.nl/b_c',
    '<!-- x -->',
    'é',
    '!',
    '(',
    '«',
  ],
];
const invoegen =
  (tekst: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(tekst));
    return true;
  };
const OPDRACHTEN: Command[] = [
  ...TEKENS.map(invoegen),
  deleteSelection,
  splitBlock,
  joinBackward,
  lift,
  splitListItem(nodes.list_item),
  sinkListItem(nodes.list_item),
  liftListItem(nodes.list_item),
  wrapInList(nodes.bullet_list),
  wrapInList(nodes.ordered_list),
  wrapIn(nodes.blockquote),
  wrapIn(nodes.vak, { soort: 'kader' }),
  setBlockType(nodes.heading, { level: 2 }),
  setBlockType(nodes.paragraph),
  toggleMark(marks.strong),
  toggleMark(marks.emphasis),
  toggleMark(marks.code),
  (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()));
    return true;
  },
];

const letters = (doc: Node): string =>
  doc.textBetween(0, doc.content.size, ' ', ({ attrs }) => String(attrs.bron ?? attrs.alt ?? ' ')).replace(/[\s\ufffc]+/g, '');
const { documenten, bewerkt } = alleTeksten();
const TEKSTEN = ['', ...[...documenten, ...bewerkt].map(([, tekst]) => tekst).filter((tekst) => tekst.length < 4000)];
const begin = (tekst: string) => {
  const uit = openen(tekst);
  if (!uit) throw new Error('Not to be edited as it looks');
  return uit;
};
const stap = fc.tuple(fc.nat(OPDRACHTEN.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12));

function na(state: EditorState, [welke, waar, hoeveel]: [number, number, number]): EditorState {
  const size = state.doc.content.size;
  const van = Math.floor(waar * size);
  let nieuw = state.apply(
    state.tr.setSelection(TextSelection.between(state.doc.resolve(van), state.doc.resolve(Math.min(size, van + hoeveel)))),
  );
  OPDRACHTEN[welke]?.(nieuw, (tr) => {
    nieuw = nieuw.apply(tr);
  });
  return nieuw;
}

test('wat er ook wijzigt: na bewaren en openen staan er dezelfde woorden zonder tekencodes, en ongedaan maken geeft dezelfde bytes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEKSTEN), fc.array(stap, { minLength: 1, maxLength: 8 }), (tekst, stappen) => {
      const { doc, herkomst } = begin(tekst);
      let state = EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 })] });
      for (const een of stappen) state = na(state, een);
      const geschreven = schrijven(state.doc, herkomst);
      expect(letters(begin(geschreven).doc)).toBe(letters(state.doc));
      if (!/&#/.test(tekst)) expect(geschreven).not.toMatch(/&#x?[\da-f]+;/i);
      while (undoDepth(state) > 0) {
        const diep = undoDepth(state);
        undo(state, (tr) => {
          state = state.apply(tr);
        });
        if (undoDepth(state) === diep) break;
      }
      expect(schrijven(state.doc, herkomst)).toBe(tekst);
    }),
    opties,
  );
}, 1_800_000);
