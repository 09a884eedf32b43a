import { dialog } from '../dom/dialog.js';
import { channelSign } from '../dom/faces.js';
import { el } from '../dom/el.js';
import { Listbox } from '../dom/listbox.js';
import { fitting } from '../text/completion.js';

/** The way to any channel by a few letters of its name. */
export function openSwitcher(desk, channels, onPick) {
    const { words } = desk;
    const search = el('input.field.switcher-field', {
        type: 'text',
        role: 'combobox',
        'aria-expanded': 'true',
        'aria-label': words.jumpTo,
        placeholder: words.jumpPlaceholder,
        autocomplete: 'off',
        spellcheck: 'false',
    });
    const close = () => {
        box.close();
        box.remove();
    };
    const list = new Listbox(search, words.jumpTo, ({ value }) => {
        close();
        onPick(value);
    });
    const offer = () => {
        const found =
            search.value.trim() === ''
                ? unreadFirst(desk, channels)
                : fitting(search.value.trim().replace(/^#/, ''), channels, (each) => [each.name], 20);
        list.show(
            found.map((channel) => ({
                value: channel.id,
                content: [
                    channelSign(channel),
                    el('span', {}, channel.name),
                    el('span.option-description', {}, channel.topic ?? ''),
                ],
            })),
            { note: found.length === 0 ? words.nothingFound : null },
        );
    };
    search.addEventListener('input', offer);
    search.addEventListener('keydown', (event) => list.key(event));
    const box = dialog('switcher', { 'aria-label': words.jumpTo, 'data-switcher': '' }, close, search, list.element);
    box.addEventListener('pointerdown', (event) => event.target === box && close());
    offer();
    search.focus();
}

function unreadFirst(desk, channels) {
    const { unread } = desk.store;
    return [...channels].sort((a, b) => Number(unread.isUnread(b)) - Number(unread.isUnread(a)));
}
