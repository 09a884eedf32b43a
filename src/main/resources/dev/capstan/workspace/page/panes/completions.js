import { el } from '../dom/el.js';
import { avatar, channelSign } from '../dom/faces.js';
import { fitting } from '../text/completion.js';

const MOST_COMMANDS = 12;

/** What a line being typed may go on with; each row is {value, insert, content}. */
export function completions(typed, desk) {
    const { reader, emoji } = desk;
    switch (typed.kind) {
        case 'command':
            return fitting(
                typed.letters,
                commandsOf(desk),
                (each) => [each.command, each.command.slice(1)],
                MOST_COMMANDS,
            ).map(commandRow);
        case 'mention':
            return fitting(typed.letters, addressees(desk), (each) => each.names);
        case 'channel':
            return fitting(
                typed.letters,
                reader.names.channels().filter((each) => each.kind !== 'direct'),
                (each) => [each.name],
            ).map(channelRow);
        default:
            return emoji.called(typed.letters, 8).map((name) => emojiRow(name, emoji));
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

function addressees({ reader, words, store }) {
    const { app, people } = store.workspace;
    const bot = people.find((person) => person.id === app.bot_user_id) ?? { id: app.bot_user_id, name: app.name };
    return [
        ...[...reader.names.people(), { ...bot, bot: true, real_name: app.name }].map((person) =>
            personRow(person, words, reader.me),
        ),
        ...reader.names
            .groups()
            .map((group) =>
                rowOfMany(
                    group.id,
                    group.handle,
                    [group.handle, group.name],
                    `${group.name} · ${words.people(group.members.length)}`,
                ),
            ),
        rowOfMany('here', 'here', ['here'], words.notifyHere),
        rowOfMany('channel', 'channel', ['channel'], words.notifyChannel),
    ];
}

function commandRow(each) {
    return {
        value: each.command,
        insert: `${each.command} `,
        content: el(
            'span.command-option',
            {},
            el(
                'span.command-line',
                {},
                el('strong', {}, each.command),
                el('span.command-usage', {}, ` ${each.usage ?? ''}`),
            ),
            el('span.option-description', {}, each.description ?? ''),
            el('span.command-from', {}, each.from),
        ),
    };
}

function personRow(person, words, me) {
    const more = [person.name, person.title].filter(Boolean).join(' · ');
    return {
        value: person.id,
        names: [person.name, person.real_name],
        insert: `@${person.name} `,
        content: [
            avatar(person, 'small'),
            el('strong', {}, person.real_name || person.name),
            person.bot ? el('span.badge', {}, words.app) : null,
            el('span.option-description', {}, person.id === me ? `${more} ${words.you}` : more),
        ],
    };
}

function rowOfMany(value, handle, names, description) {
    return {
        value,
        names,
        insert: `@${handle} `,
        content: [
            el('span.avatar.small.of-group', { 'aria-hidden': 'true', dataset: { letter: '@' } }),
            el('strong', {}, `@${handle}`),
            el('span.option-description', {}, description),
        ],
    };
}

function channelRow(channel) {
    return {
        value: channel.id,
        insert: `#${channel.name} `,
        content: [channelSign(channel), el('span', {}, channel.name)],
    };
}

function emojiRow(name, emoji) {
    return {
        value: name,
        insert: `:${name}: `,
        content: [el('span.emoji', {}, emoji.sign(name)), el('span', {}, `:${name}:`)],
    };
}
