import { el } from '../dom/el.js';
import { avatar, channelSign } from '../dom/faces.js';
import { fitting } from '../text/completion.js';

/** What a line being typed may go on with; each row is {value, insert, content}. */
export function completions(typed, desk, { inThread }) {
    const { reader, words, store, emoji } = desk;
    switch (typed.kind) {
        case 'command':
            return fitting(typed.letters, commandsOf(desk), (each) => [each.command, each.command.slice(1)], 12).map(commandRow);
        case 'mention':
            return fitting(typed.letters, addressees(desk), (each) => each.names);
        case 'channel':
            return fitting(typed.letters, reader.names.channels().filter((each) => each.kind !== 'direct'), (each) => [each.name])
                .map((each) => ({ value: each.id, insert: `#${each.name} `, content: [channelSign(each), el('span', {}, each.name)] }));
        default:
            return emoji.called(typed.letters, 8).map((name) => ({ value: name, insert: `:${name}: `, content: [el('span.emoji', {}, emoji.sign(name)), el('span', {}, `:${name}:`)] }));
    }

    function addressees() {
        const { app, people } = store.workspace;
        const bot = people.find((person) => person.id === app.bot_user_id) ?? { id: app.bot_user_id, name: app.name, bot: true };
        return [
            ...reader.names.people().map((person) => personRow(person, words, reader.me)),
            personRow({ ...bot, bot: true, real_name: app.name }, words, reader.me),
            ...reader.names.groups().map((group) => ({
                value: group.id,
                names: [group.handle, group.name],
                insert: `@${group.handle} `,
                content: [el('span.avatar.small.of-group', { 'aria-hidden': 'true' }, '@'), el('strong', {}, `@${group.handle}`), el('span.option-description', {}, `${group.name} · ${words.people(group.members.length)}`)],
            })),
            ...[['here', words.notifyHere], ['channel', words.notifyChannel]].map(([range, hint]) => ({
                value: range,
                names: [range],
                insert: `@${range} `,
                content: [el('span.avatar.small.of-group', { 'aria-hidden': 'true' }, '@'), el('strong', {}, `@${range}`), el('span.option-description', {}, hint)],
            })),
        ];
    }
}

/** The app's commands and the two that this Slack has of its own. */
export function commandsOf({ store, words }) {
    const { commands, app } = store.workspace;
    return [
        ...commands.map((each) => ({ ...each, from: app.name })),
        { command: '/invite', description: words.inviteUsage, usage: '@…', from: 'Slack', own: true },
        { command: '/join', description: words.joinUsage, usage: '#…', from: 'Slack', own: true },
    ];
}

function commandRow(each) {
    return {
        value: each.command,
        insert: `${each.command} `,
        content: el('span.command-option', {},
            el('span.command-line', {}, el('strong', {}, each.command), el('span.command-usage', {}, ` ${each.usage ?? ''}`)),
            el('span.option-description', {}, each.description ?? ''),
            el('span.command-from', {}, each.from)),
    };
}

function personRow(person, words, me) {
    return {
        value: person.id,
        names: [person.name, person.real_name],
        insert: `@${person.name} `,
        content: [
            avatar(person, 'small'),
            el('strong', {}, person.real_name || person.name),
            person.id === me ? el('span.option-description', {}, words.you) : null,
            person.bot ? el('span.badge', {}, words.app) : null,
            el('span.option-description', {}, [person.name, person.title].filter(Boolean).join(' · ')),
        ],
    };
}
