import { el } from './el.js';
import { popover } from './popover.js';

/**
 * A menu of commands under a button. `items` are {label, hint?, danger?, checked?, separated?, onpick}; arrow keys move
 * the focus and letters jump.
 */
export function menu(anchor, label, items, options = {}) {
    const list = el('div.menu', { role: 'menu', 'aria-label': label });
    const handle = popover(anchor, list, {
        ...options,
        onClose: () => {
            anchor.setAttribute('aria-expanded', 'false');
            options.onClose?.();
        },
    });
    anchor.setAttribute('aria-expanded', 'true');
    for (const item of items) {
        const pick = () => {
            handle.close();
            anchor.focus({ preventScroll: true });
            item.onpick();
        };
        list.append(row(item, pick));
    }
    list.addEventListener('keydown', (event) => move(list, event));
    handle.place();
    list.querySelector('button, a')?.focus();
    return handle;
}

function row(item, pick) {
    return el(
        `button.menu-item${item.danger ? '.danger' : ''}${item.separated ? '.separated' : ''}`,
        {
            type: 'button',
            role: item.checked === undefined ? 'menuitem' : 'menuitemradio',
            'aria-checked': item.checked === undefined ? null : String(item.checked),
            tabindex: '-1',
            dataset: item.dataset,
            onclick: pick,
        },
        el('span.menu-label', {}, item.content ?? item.label),
        item.hint ? el('span.menu-hint', {}, item.hint) : null,
    );
}

function move(list, event) {
    const rows = [...list.querySelectorAll('.menu-item')];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
        event.preventDefault();
        rows[(to + rows.length) % rows.length]?.focus();
    } else if (event.key === 'Tab') {
        event.preventDefault();
    } else if (event.key.length === 1 && event.key !== ' ') {
        const letter = event.key.toLowerCase();
        const ordered = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
        ordered.find((each) => each.textContent.trim().toLowerCase().startsWith(letter))?.focus();
    }
}
