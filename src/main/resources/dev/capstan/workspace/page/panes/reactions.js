import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { Listbox } from '../dom/listbox.js';
import { popover } from '../dom/popover.js';

const OFTEN = [
    'white_check_mark',
    'eyes',
    'raised_hands',
    '+1',
    'tada',
    'heart',
    'joy',
    'thinking_face',
    'rocket',
    'fire',
];

/** The reactions under a message, and the button for another. */
export function reactionRow(message, desk) {
    if (!message.reactions?.length) {
        return null;
    }
    const { words, reader } = desk;
    const more = el(
        'button.reaction.add',
        {
            type: 'button',
            'aria-label': words.addReaction,
            title: words.addReaction,
            onclick: () => pickReaction(more, message, desk),
        },
        icon(ICONS.smile),
    );
    return el(
        'div.reactions',
        {},
        message.reactions.map((reaction) => {
            const mine = reaction.users.includes(reader.me);
            const names = reaction.users.map((user) => reader.names.person(user)).join(', ');
            return el(
                `button.reaction${mine ? '.mine' : ''}`,
                {
                    type: 'button',
                    'aria-pressed': String(mine),
                    title: words.reacted(names, reaction.name),
                    dataset: { reaction: reaction.name },
                    onclick: () => react(message, reaction.name, desk, mine),
                },
                el('span', {}, reader.emoji.sign(reaction.name)),
                el('span.count', {}, String(reaction.count)),
            );
        }),
        more,
    );
}

export function react(message, name, desk, remove = false) {
    return desk.attempt(
        desk.api.act('react', { channel: message.channel, ts: message.ts, name, ...(remove ? { remove } : {}) }),
    );
}

/** A small chooser with search. */
export function pickReaction(anchor, message, desk) {
    const { words, emoji } = desk;
    const search = el('input.field', {
        type: 'text',
        role: 'combobox',
        'aria-expanded': 'true',
        placeholder: words.searchEmoji,
        'aria-label': words.searchEmoji,
        autocomplete: 'off',
    });
    const mine = (name) => message.reactions?.some((each) => each.name === name && each.users.includes(desk.reader.me));
    const list = new Listbox(search, words.emoji, ({ value }) => {
        handle.close();
        anchor.focus({ preventScroll: true });
        react(message, value, desk, mine(value));
    });
    const offer = () => {
        const names = search.value.trim() === '' ? OFTEN : emoji.called(search.value.trim(), 40);
        list.show(
            names
                .filter((name) => !emoji.sign(name).startsWith(':'))
                .map((name) => ({
                    value: name,
                    content: [el('span.emoji', {}, emoji.sign(name)), el('span', {}, `:${name}:`)],
                })),
            { note: names.length === 0 ? words.nothingFound : null },
        );
    };
    search.addEventListener('input', offer);
    search.addEventListener('keydown', (event) => list.key(event));
    offer();
    const handle = popover(anchor, el('div.emoji-picker', {}, search, list.element));
    search.focus();
}
