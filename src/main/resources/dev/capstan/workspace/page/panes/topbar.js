import { avatar, flag } from '../dom/faces.js';
import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { menu } from '../dom/menu.js';

/** The bar on top: the workspace's name, the way to anywhere, the switches, and who one is. */
export function topbar(desk, { onJump, onInspector, onTheme, onShortcuts, onPerson }) {
    const { words, store } = desk;
    const tool = (path, label, name, onclick, attributes = {}) => {
        const button = el(
            'button.icon-button',
            {
                type: 'button',
                'aria-label': label,
                title: label,
                'data-tool': name,
                ...attributes,
                onclick: () => onclick(button),
            },
            icon(path),
        );
        return button;
    };
    const inspector = tool(ICONS.traffic, words.inspector, 'inspector', onInspector, { 'aria-pressed': 'false' });
    const element = el(
        'header.topbar',
        {},
        el(
            'div.team',
            {},
            el('span.team-sign', { 'aria-hidden': 'true' }, [...store.workspace.team.name][0].toUpperCase()),
            el('span.team-name', {}, store.workspace.team.name),
        ),
        el(
            'button.jump',
            { type: 'button', 'data-tool': 'jump', onclick: onJump },
            icon(ICONS.search),
            el('span', {}, words.jumpTo),
            el('kbd', {}, /Mac/.test(navigator.platform) ? '⌘K' : 'Ctrl K'),
        ),
        el(
            'div.topbar-end',
            {},
            tool(ICONS.keyboard, words.shortcuts, 'shortcuts-help', onShortcuts),
            tool(ICONS.theme, words.theme, 'theme', onTheme, { 'aria-haspopup': 'menu' }),
            inspector,
            personSwitch(desk, onPerson),
        ),
    );
    return { element, inspectorIs: (open) => inspector.setAttribute('aria-pressed', String(open)) };
}

function personSwitch(desk, onPerson) {
    const { words, me, reader } = desk;
    const opener = el(
        'button.you',
        {
            type: 'button',
            'aria-label': words.switchPerson(me.real_name || me.name),
            title: words.switchPerson(me.real_name || me.name),
            'aria-haspopup': 'menu',
            'aria-expanded': 'false',
            dataset: { you: me.id },
            onclick: () =>
                menu(
                    opener,
                    words.youAre,
                    reader.names.people().map((person) => ({
                        content: personLine(person, words),
                        label: person.name,
                        checked: person.id === me.id,
                        dataset: { person: person.id, name: person.name },
                        onpick: () => onPerson(person.id),
                    })),
                ),
        },
        avatar(me, 'small'),
        el('span.you-name', {}, me.real_name || me.name),
        el('span.flag', { 'aria-hidden': 'true' }, flag(me.locale)),
        icon(ICONS.caret),
    );
    return opener;
}

function personLine(person, words) {
    return el(
        'span.person-line',
        {},
        avatar(person),
        el(
            'span.person-names',
            {},
            el(
                'span.person-name',
                {},
                person.real_name || person.name,
                person.guest ? el('span.badge.guest', {}, words.guest) : null,
            ),
            el('span.person-title', {}, [person.title, `@${person.name}`].filter(Boolean).join(' · ')),
        ),
        el('span.flag', { title: person.locale }, flag(person.locale)),
    );
}
