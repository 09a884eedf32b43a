import { closeButton, dialog } from '../dom/dialog.js';
import { el } from '../dom/el.js';

/** The page's keys in a table. */
export function openShortcuts({ words }) {
    const control = /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl';
    const keys = [
        [words.keyJump, control, 'K'],
        [words.keyChannels, 'Alt', '↑ ↓'],
        [words.keyMessages, '↑ ↓'],
        [words.keyThread, 'T'],
        [words.keySend, 'Enter'],
        [words.keyNewline, 'Shift', 'Enter'],
        [words.keyRecall, '↑'],
        [words.keyStyles, control, 'B / I'],
        [words.keyInspector, control, '.'],
        [words.keyClose, 'Esc'],
        [words.keyHelp, control, '/'],
    ];
    const close = () => {
        box.close();
        box.remove();
    };
    const box = dialog(
        'shortcuts',
        { 'aria-labelledby': 'shortcuts-title' },
        close,
        el(
            'header.modal-head',
            {},
            el('h2', { id: 'shortcuts-title' }, words.shortcuts),
            closeButton(words.close, close),
        ),
        el(
            'dl.key-list',
            {},
            keys.map(([what, ...pressed]) =>
                el(
                    'div',
                    {},
                    el('dt', {}, what),
                    el(
                        'dd',
                        {},
                        pressed.map((key) => el('kbd', {}, key)),
                    ),
                ),
            ),
        ),
    );
}
