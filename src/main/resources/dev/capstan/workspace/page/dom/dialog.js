import { el, icon } from './el.js';
import { ICONS } from './icons.js';

/**
 * A dialog over the page: the browser's own, which traps the focus and gives it back. `onCancel` is asked on Esc and
 * must close it itself.
 */
export function dialog(name, attributes, onCancel, ...children) {
    const element = el(`dialog.${name}`, attributes, ...children);
    element.addEventListener('cancel', (event) => {
        event.preventDefault();
        onCancel();
    });
    // The browser closes a dialog on the second Esc whatever one says; the key itself can be refused.
    element.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
            event.preventDefault();
            onCancel();
        }
        event.stopPropagation();
    });
    document.body.append(element);
    element.showModal();
    return element;
}

/** A question with two answers; resolves to true when it was confirmed. */
export function confirmation({ title, text, confirm, deny, danger }) {
    return new Promise((resolve) => {
        const answer = (said) => {
            box.close();
            box.remove();
            resolve(said);
        };
        const head = el('h2', { id: 'confirm-title' }, title);
        const yes = el(
            `button.button.${danger ? 'danger' : 'primary'}`,
            { type: 'button', onclick: () => answer(true) },
            confirm,
        );
        const no = el('button.button', { type: 'button', onclick: () => answer(false) }, deny);
        const box = dialog(
            'confirm',
            { role: 'alertdialog', 'aria-labelledby': 'confirm-title', 'data-confirm': '' },
            () => answer(false),
            head,
            el('div.confirm-text', {}, text),
            el('div.dialog-foot', {}, no, yes),
        );
        yes.focus();
    });
}

export function closeButton(label, onclick) {
    return el('button.icon-button.close', { type: 'button', 'aria-label': label, onclick }, icon(ICONS.close));
}
